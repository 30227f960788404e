// The card of a wait for the usage limit: how long, until when, and the way to try at once.

import { html, nothing } from "lit-html";
import { clock, timer } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";

export function waitingCard(app) {
  const { status, form, connection, ui } = app.store.state;
  const until = status.waiting_until;
  const pending = form.pending?.action === "try_now";
  return html`<li class="now-card waiting-card">
    <div class="now-head">
      <h3 class="now-title tone-text-waiting">${icon("hourglass")}<span>Waiting for the ${status.waiting_reason ?? "usage limit"}</span></h3>
      <span class="now-clock" aria-hidden="true" ${app.ticker.text((now) => (until ? timer(until - now) : ""))}></span>
    </div>
    <p class="waiting-until">${until ? html`Goes on by itself at <b>${clock(until, ui.timeFormat)}</b> <span class="muted">${zone(until)}</span>` : "No reset time is known: it tries again by itself, with growing pauses."}</p>
    <p class="muted">No attempt is charged; the same sessions go on.${status.waiting_since ? html` Waiting since ${clock(status.waiting_since, ui.timeFormat)}.` : nothing}</p>
    <div class="now-foot"><span class="now-actions">
      <button type="button" class="button button-small" ?disabled=${pending || connection.phase !== "live"} @click=${() => app.actions.tryNow()}>${pending ? "Trying…" : "Try now"}</button>
    </span></div>
  </li>`;
}

/** "CET", "GMT+1": the zone that the times on this page are in. */
function zone(at) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
