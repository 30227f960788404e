// The two live regions. Polite: at most one sentence per five seconds, what came meanwhile is merged. Assertive: at once.

import { setText } from "../lib/dom.js";

const POLITE_EVERY_MILLISECONDS = 5_000;

export function createAnnouncer(politeRegion, assertiveRegion) {
  let waiting = [];
  let nextAt = 0;
  let timer = null;

  function speak() {
    timer = null;
    nextAt = Date.now() + POLITE_EVERY_MILLISECONDS;
    setText(politeRegion, merged(waiting));
    waiting = [];
  }

  return {
    polite(sentence) {
      waiting.push(sentence);
      timer ??= setTimeout(speak, Math.max(0, nextAt - Date.now()));
    },
    assertive(sentence) {
      setText(assertiveRegion, "");
      setText(assertiveRegion, sentence);
    },
  };
}

/** Several sentences as one; many become a number and the newest. */
function merged(sentences) {
  if (sentences.length <= 3) return sentences.join(" ");
  return `${sentences.length} changes. ${sentences[sentences.length - 1]}`;
}
