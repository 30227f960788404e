// A state in a small frame: always icon, word and colour together.

import { html } from "lit-html";
import { statusLook } from "../state/status.js";
import { icon } from "./icon.js";

/** `look` is {word, icon, tone}, see state/status.js. */
export const badge = (look) =>
  html`<span class="badge tone-${look.tone}">${icon(look.icon, { size: 14 })}<span class="badge-word">${look.word}</span></span>`;

/** The badge of a batch's, story's, command's or task's status. */
export const statusBadge = (status) => badge(statusLook(status));

/** Icon alone, for a tight place; the word is its accessible name. */
export function statusIcon(status, size = 16) {
  const look = statusLook(status);
  return html`<span class="tone-text-${look.tone} status-icon">${icon(look.icon, { size, label: look.word })}</span>`;
}
