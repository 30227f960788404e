// The head of the log, and the handles that make its columns wider.

import { html } from "lit-html";
import { setVars } from "../../lib/dom.js";
import { COLUMNS } from "./log-memory.js";

const KEY_STEP_PX = 8;

export class LogColumns {
  #widths;
  #element;
  #onChange;

  /** Writes `--col-<name>` on the element; `onChange(widths)` is told when a drag has ended. */
  constructor(element, widths, onChange) {
    this.#element = element;
    this.#onChange = onChange;
    this.use(widths);
  }

  use(widths) {
    this.#widths = { ...widths };
    setVars(this.#element, Object.fromEntries(Object.entries(widths).map(([name, width]) => [`--col-${name}`, `${width}px`])));
  }

  template() {
    const names = Object.keys(COLUMNS);
    return html`<div class="log-row log-head-row" role="row" aria-rowindex="1">
      ${names.map((name) => this.#head(name))}
      <span class="log-cell cell-message" role="columnheader">Message</span>
    </div>`;
  }

  // Private

  #head(name) {
    const { label, min, max } = COLUMNS[name];
    return html`<span class="log-cell cell-${name}" role="columnheader">
      ${label}
      <span
        class="column-handle"
        role="separator"
        tabindex="0"
        aria-orientation="vertical"
        aria-label="Width of ${label}"
        aria-valuemin=${min}
        aria-valuemax=${max}
        aria-valuenow=${this.#widths[name]}
        @pointerdown=${(event) => this.#drag(event, name)}
        @dblclick=${(event) => this.#set(event.currentTarget, name, COLUMNS[name].width, true)}
        @keydown=${(event) => this.#key(event, name)}
      ></span>
    </span>`;
  }

  #drag(event, name) {
    const handle = event.currentTarget;
    const from = event.clientX;
    const width = this.#widths[name];
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const move = (moved) => this.#set(handle, name, width + moved.clientX - from, false);
    handle.addEventListener("pointermove", move);
    const end = () => {
      handle.removeEventListener("pointermove", move);
      this.#onChange(this.#widths);
    };
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  #key(event, name) {
    const step = { ArrowLeft: -KEY_STEP_PX, ArrowRight: KEY_STEP_PX }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.#set(event.currentTarget, name, this.#widths[name] + step, true);
  }

  #set(handle, name, width, done) {
    const { min, max } = COLUMNS[name];
    const next = Math.round(Math.min(max, Math.max(min, width)));
    this.use({ ...this.#widths, [name]: next });
    handle.setAttribute("aria-valuenow", next);
    if (done) this.#onChange(this.#widths);
  }
}

