// Events as a list of buttons; each opens its event.

import { html } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { clockSeconds } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { eventLevel, eventMessage } from "../../state/events.js";

const LOOKS = { error: "circle-x", warning: "triangle-alert", success: "circle-check", info: "info" };

export function eventRows(app, events) {
  const { timeFormat } = app.store.state.ui;
  return html`<ul class="event-rows">
    ${repeat(events, ({ id }) => id, (event) => {
      const level = eventLevel(event);
      const tone = level === "info" ? "idle" : level;
      return html`<li><button type="button" class="event-row" @click=${() => app.actions.select("event", event.id)}>
        <time class="mono" datetime=${new Date(event.timestamp).toISOString()}>${clockSeconds(event.timestamp, timeFormat)}</time>
        <span class="tone-text-${tone}">${icon(LOOKS[level], { size: 14, label: level })}</span>
        <span class="truncate">${eventMessage(event)}</span>
      </button></li>`;
    })}
  </ul>`;
}
