// The badge of the Sprint Run tab: what needs somebody, else how much is running.

import { html, nothing } from "lit-html";
import { plural } from "../lib/format.js";

/** `waiting` is the number of items that need somebody. */
export function runBadge(status, waiting) {
  const running = status?.active_commands?.length ?? 0;
  if (waiting > 0) return count("error", waiting, waiting === 1 ? "1 needs you" : `${waiting} need you`);
  return running > 0 ? count("running", running, `${plural(running, "operation")} running`) : nothing;
}

const count = (tone, number, words) =>
  html`<span class="count tone-${tone}" title=${words}><span aria-hidden="true">${number}</span><span class="visually-hidden">, ${words}</span></span>`;
