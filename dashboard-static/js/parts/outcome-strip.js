// The last batches as bars: height is duration, pattern and colour the outcome. The list below holds the same facts as text.

import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { setVars } from "../lib/dom.js";
import { duration } from "../lib/format.js";
import { outcomes } from "../state/selectors.js";
import { statusLook } from "../state/status.js";

const MIN_PERCENT = 12;

/** `batches` newest first; the newest stands on the right. */
export function outcomeStrip(batches) {
  const longest = Math.max(1, ...batches.map(({ duration_ms: ms }) => ms ?? 0));
  const words = outcomes(batches).map(([status, number]) => `${number} ${statusLook(status).word.toLowerCase()}`);
  return html`<div class="strip" role="img" aria-label=${`Last ${batches.length} batches: ${words.join(", ")}`}>
    ${batches.toReversed().map((batch) => bar(batch, longest))}
  </div>`;
}

function bar({ id, status, duration_ms: ms }, longest) {
  const height = Math.max(MIN_PERCENT, Math.round((100 * (ms ?? 0)) / longest));
  const set = (element) => element && setVars(element, { "--height": `${height}%` });
  return html`<span class="strip-bar strip-${status}" title=${`#${id} ${statusLook(status).word.toLowerCase()}, ${duration(ms)}`} ${ref(set)}></span>`;
}
