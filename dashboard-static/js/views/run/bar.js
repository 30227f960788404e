// A bar of parts. Decorative: the numbers always stand beside it as text.

import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { setVars } from "../../lib/dom.js";

/** `parts` is `[{share, tone}]`, shares in percent. */
export function bar(parts) {
  return html`<span class="bar" aria-hidden="true">${parts.map(
    ({ share, tone }) => html`<span class="bar-part bar-${tone}" ${ref((element) => element && setVars(element, { "--share": `${Math.min(100, Math.max(0, share))}%` }))}></span>`,
  )}</span>`;
}
