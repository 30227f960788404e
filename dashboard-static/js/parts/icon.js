// Icons of icons.svg, which icon-sheet.js keeps in the page. Decorative unless a label is given.

import { html, nothing, svg } from "lit-html";

export function icon(name, { label = null, size = 16 } = {}) {
  return html`<svg
    class="icon icon-${name}"
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    aria-hidden=${label ? nothing : "true"}
    role=${label ? "img" : nothing}
    aria-label=${label ?? nothing}
    focusable="false"
  >
    ${svg`<use href="#icon-${name}"></use>`}
  </svg>`;
}
