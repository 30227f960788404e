// Where the reader was in the log: found again after a reload, page by page.

import { is } from "../../lib/storage.js";

const PAGES_MAX = 10;

export const placeKeys = {
  scroll: {
    fields: {
      run: { check: is.optional(is.shape({ id: is.integer(1, Number.MAX_SAFE_INTEGER), offset: is.integer(-10_000, 10_000) })), fallback: null },
    },
  },
};

export class LogPlace {
  #storage;
  #sought = null;
  #pages = 0;

  constructor(storage) {
    this.#storage = storage;
  }

  recall() {
    this.#sought = this.#storage.get("scroll").run;
    this.#pages = 0;
  }

  /** The reader moved: this is the place now; null at the end. */
  keep(anchor) {
    this.#sought = null;
    this.#storage.set("scroll", { run: anchor });
  }

  /** The place that was remembered, once its event is held; until then older pages are asked for. */
  found(log, loadOlder) {
    if (this.#sought === null || log.items.length === 0) return null;
    const anchor = this.#sought;
    if (log.items[0].id > anchor.id && !log.complete && this.#pages < PAGES_MAX) {
      if (!log.loadingOlder) {
        this.#pages++;
        loadOlder();
      }
      return null;
    }
    this.#sought = null;
    return anchor;
  }
}
