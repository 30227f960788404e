// One event with all its text.

import { html, nothing, render } from "lit-html";
import { clockSeconds, day } from "../../lib/format.js";
import { printable } from "../../lib/printable.js";
import { eventGroup, eventLevel, eventMessage } from "../../state/events.js";
import { shortKey } from "../../state/status.js";
import { copyButton } from "./copy.js";
import { callout, empty, facts, head, jsonText, longText, openLink } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

const TONES = { error: ["error", "circle-x"], warning: ["warning", "triangle-alert"], success: ["success", "circle-check"] };
const TOLD_ELSEWHERE = new Set(["story_key", "story_keys", "command_id", "command", "batch_id", "message"]);

export function createEventPanel(app, host, { id }) {
  const expanded = new Set();
  const found = createResource(async () => (await app.api.get("/api/events", { id })).events[0] ?? null, draw);
  const end = app.store.subscribe(["ui"], draw);
  draw();
  found.load();

  function draw() {
    const event = found.state.data;
    render(html`
      ${head(app, { icon: "activity", title: event ? eventTitle(event) : `Event ${id}`, over: event ? `Event ${id}` : null })}
      <div class="inspector-body" tabindex="0" role="region" aria-label="Event">${resourceView(found, view)}</div>
    `, host);
  }

  function view(event) {
    if (!event) return empty(`There is no event ${id}; it may belong to a history that was deleted.`);
    return html`
      ${message(event)}
      ${facts(factsOf(event))}
      ${payload(event.payload)}
      <h3 class="section-title">Raw ${copyButton(app, () => jsonText(event), "Copy the event as JSON")}</h3>
      ${longText(jsonText(event), "raw", expanded, draw, { lines: 120, label: "Event as JSON" })}
    `;
  }

  function message(event) {
    const text = eventMessage(event);
    const [tone, name] = TONES[eventLevel(event)] ?? [];
    return tone ? callout(tone, name, null, html`<span class="prose">${text}</span>`) : html`<p class="prose">${text}</p>`;
  }

  function factsOf({ type, timestamp, payload: told, ...event }) {
    const keys = told.story_keys?.length ? told.story_keys : told.story_key ? [told.story_key] : [];
    return [
      ["Time", clockSeconds(timestamp, app.store.state.ui.timeFormat)],
      ["Date", day(timestamp)],
      ["Level", eventLevel({ type, payload: told, ...event })],
      ["Group", eventGroup({ type, payload: told })],
      ["Story", keys.length ? keys.map((key, at) => html`${at ? ", " : ""}${openLink(app, "story", key, shortKey(key))}`) : null],
      ["Operation", told.command_id ? openLink(app, "command", told.command_id, told.command ?? told.command_id) : null],
      ["Batch", told.batch_id ? openLink(app, "batch", told.batch_id, `#${told.batch_id}`) : null],
    ];
  }

  return {
    dispose() {
      end();
      found.dispose();
    },
  };
}

const eventTitle = ({ type, payload }) => (payload.kind ? `${type} · ${payload.kind.replaceAll("_", " ")}` : type);

function payload(told) {
  const rows = Object.entries(told).filter(([name, value]) => !TOLD_ELSEWHERE.has(name) && value !== null);
  if (rows.length === 0) return nothing;
  return html`<table class="plain-table">
    <caption class="section-title">Payload</caption>
    <tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name.replaceAll("_", " ")}</th><td class="prose">${typeof value === "object" ? html`<code>${printable(jsonText(value))}</code>` : printable(String(value))}</td></tr>`)}</tbody>
  </table>`;
}
