// The head of the log, and the handles that make its columns wider.

import { html, render } from "lit-html";
import { setVars } from "../../lib/dom.js";
import { COLUMNS } from "./log-memory.js";

const KEY_STEP_PX = 8;

export class LogColumns {
  #widths;
  #table;
  #head;
  #onChange;

  /** Draws the head, and writes `--col-<name>` on the table; `onChange(widths)` is told when a drag has ended. */
  constructor({ table, head }, widths, onChange) {
    this.#table = table;
    this.#head = head;
    this.#onChange = onChange;
    this.use(widths);
  }

  use(widths) {
    this.#widths = { ...widths };
    setVars(this.#table, Object.fromEntries(Object.entries(widths).map(([name, width]) => [`--col-${name}`, `${width}px`])));
    render(this.#template(), this.#head);
  }

  // Private

  #template() {
    const names = Object.keys(COLUMNS);
    return html`<div class="log-row log-head-row" role="row" aria-rowindex="1">
      ${names.map((name) => this.#column(name))}
      <span class="log-cell cell-message" role="columnheader">Message</span>
    </div>`;
  }

  #column(name) {
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
        @dblclick=${() => this.#set(name, COLUMNS[name].width, true)}
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
    const move = (moved) => this.#set(name, width + moved.clientX - from, false);
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
    this.#set(name, this.#widths[name] + step, true);
  }

  #set(name, width, done) {
    const { min, max } = COLUMNS[name];
    const next = Math.round(Math.min(max, Math.max(min, width)));
    this.use({ ...this.#widths, [name]: next });
    if (done) this.#onChange(this.#widths);
  }
}

