// The rows of the event log.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { clockSeconds } from "../../lib/format.js";
import { eventMessage } from "../../state/events.js";
import { shortKey } from "../../state/status.js";
import { familyOf } from "../../state/commands.js";
import { lookOf } from "./event-facts.js";

const HEAD_ROWS = 1;
const MILESTONES = new Set(["batch:start", "cycle:start"]);

/**
 * @param rows the events to draw, the first of them at place `start`
 * @param context `{timeFormat, idOf(storyKey), activeId, tabId}`; `tabId` is the row that Tab reaches
 */
export function logRows(rows, start, context) {
  return repeat(rows, (event) => event.id, (event, index) => row(event, start + index, context));
}

function row(event, place, { timeFormat, idOf, activeId, tabId }) {
  const { payload = {} } = event;
  const look = lookOf(event);
  const active = event.id === activeId;
  return html`<div
    class="log-row log-${look.tone} ${MILESTONES.has(event.type) ? "is-milestone" : ""} ${active ? "is-active" : ""}"
    role="row"
    aria-rowindex=${place + 1 + HEAD_ROWS}
    aria-current=${active ? "true" : nothing}
    tabindex=${event.id === tabId ? "0" : "-1"}
    data-id=${event.id}
  >
    <span class="log-cell cell-time" role="cell">${clockSeconds(event.timestamp, timeFormat)}</span>
    <span class="log-cell cell-story" role="cell">${storiesOf(payload).map(idOf).join(" + ")}</span>
    <span class="log-cell cell-command" role="cell">${payload.command ? html`<span class="swatch family-${familyClass(payload.command)}" aria-hidden="true"></span>${payload.command}` : nothing}</span>
    <span class="log-cell cell-task" role="cell">${payload.task_id ?? nothing}</span>
    <span class="log-cell cell-level" role="cell">${smallIcon(look.icon)}<span>${look.word}</span></span>
    <span class="log-cell cell-message" role="cell">${eventMessage(event)}</span>
  </div>`;
}

/** An icon with one attribute to set: hundreds a second are drawn here. */
const smallIcon = (name) => html`<svg class="icon" width="14" height="14" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="#icon-${name}"></use></svg>`;

export function storiesOf(payload) {
  if (payload.story_keys?.length > 0) return payload.story_keys;
  return payload.story_key ? [payload.story_key] : [];
}

/** Only a known shape becomes part of a class name. */
function familyClass(command) {
  return familyOf(command).replace(/[^a-z-]/g, "");
}

/** `2a-5` of a story key: as the batch calls it, else as the key begins. */
export function storyNames(stories) {
  const known = new Map(stories.map((story) => [story.story_key, story.story_id]));
  return (key) => known.get(key) ?? shortKey(key);
}

/** A text that is cut off is told whole by a tooltip; it is looked for only under the pointer. */
export function titleOfCut(cell) {
  if (cell && cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.trim();
}
