// The handle that makes the event log taller. Without a height of its own the log takes what room is left.

import { setVars } from "../../lib/dom.js";
import { LOG_HEIGHT } from "./log-memory.js";

const KEY_STEP_PX = 28;

export class LogHeight {
  #handle;
  #log;
  #onChange;

  constructor(handle, log, onChange) {
    this.#handle = handle;
    this.#log = log;
    this.#onChange = onChange;
    handle.setAttribute("aria-valuemin", LOG_HEIGHT.min);
    handle.setAttribute("aria-valuemax", LOG_HEIGHT.max);
    handle.addEventListener("pointerdown", (event) => this.#drag(event));
    handle.addEventListener("keydown", (event) => this.#key(event));
    handle.addEventListener("dblclick", () => this.#change(null));
    this.use(null);
  }

  /** A height in px, or null to take what room is left. */
  use(height) {
    this.#log.classList.toggle("has-height", height !== null);
    if (height !== null) setVars(this.#log, { "--log-height": `${height}px` });
    this.#handle.setAttribute("aria-valuenow", height ?? this.#log.offsetHeight);
    this.#handle.setAttribute("aria-valuetext", height === null ? "as much as fits" : `${height} pixels`);
  }

  // Private

  #drag(event) {
    const from = event.clientY;
    const height = this.#log.offsetHeight;
    let last = height;
    event.preventDefault();
    this.#handle.setPointerCapture(event.pointerId);
    const move = (moved) => this.use((last = within(height + from - moved.clientY)));
    this.#handle.addEventListener("pointermove", move);
    const end = () => {
      this.#handle.removeEventListener("pointermove", move);
      if (last !== height) this.#change(last);
    };
    this.#handle.addEventListener("lostpointercapture", end, { once: true });
  }

  #key(event) {
    const step = { ArrowUp: KEY_STEP_PX, ArrowDown: -KEY_STEP_PX }[event.key];
    if (!step && event.key !== "Home") return;
    event.preventDefault();
    this.#change(step ? within(this.#log.offsetHeight + step) : null);
  }

  #change(height) {
    this.use(height);
    this.#onChange(height);
  }
}

function within(height) {
  return Math.round(Math.min(LOG_HEIGHT.max, Math.max(LOG_HEIGHT.min, height)));
}
