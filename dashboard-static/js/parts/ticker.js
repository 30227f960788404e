// One second hand for the page. It writes texts only, and stands still while the page is hidden or the link is down.

import { ref } from "lit-html/directives/ref.js";
import { setText } from "../lib/dom.js";

const TICK_MILLISECONDS = 1_000;

/** `serverNow()` is the server's time as far as the page knows it; `mayRun()` tells whether timers go. */
export function createTicker({ serverNow, mayRun }) {
  const listeners = new Set();
  let timer = null;

  function tick() {
    const now = serverNow();
    for (const { action, always } of listeners) if (always || mayRun()) action(now);
  }

  return {
    /** Starts or stops the hand: called when the page is hidden or shown. */
    setVisible(visible) {
      clearInterval(timer);
      timer = visible ? setInterval(tick, TICK_MILLISECONDS) : null;
      if (visible) tick();
    },
    /** Calls `action(now)` each second; `always` also while the link is down. Answers how to end that. */
    add(action, { always = false } = {}) {
      const listener = { action, always };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** For an empty element of a template: <span aria-hidden="true" ${ticker.text((now) => timer(now - since))}></span> */
    text(format, options) {
      let end = null;
      return ref((element) => {
        end?.();
        end = null;
        if (!element) return;
        setText(element, format(serverNow()));
        end = this.add((now) => setText(element, format(now)), options);
      });
    },
    now: serverNow,
  };
}
