// The fixed parts of the event log; its rows, tools and status are drawn into them.

import { html, nothing } from "lit-html";
import { count, plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { indexOfId } from "../../state/event-log.js";

export function logFrame({ onNew }) {
  return html`<section class="event-log panel" aria-labelledby="log-title">
    <div class="log-handle" role="separator" tabindex="0" aria-orientation="horizontal" aria-label="Height of the event log"></div>
    <div class="log-toolbar"></div>
    <div class="log-table" role="table" aria-labelledby="log-title" aria-colcount="6">
      <div class="log-head" role="rowgroup"></div>
      <div class="log-scroll" role="rowgroup" tabindex="-1">
        <div class="log-space" role="presentation"><div class="log-window" role="presentation"></div></div>
      </div>
    </div>
    <div class="log-empty" hidden></div>
    <button type="button" class="button button-small log-new" hidden @click=${onNew}>${icon("arrow-down", { size: 14 })}<span class="log-new-text"></span></button>
    <div class="log-status"></div>
  </section>`;
}

/** "3/12 errors" where an error is the active row, else how many there are. */
export function errorWords(errors, activePlace) {
  const at = errors.indexOf(activePlace);
  if (errors.length === 0) return "no errors";
  return at < 0 ? plural(errors.length, "error") : `${at + 1}/${errors.length} errors`;
}

/** What the status line tells of the events held. */
export function statusOf({ log, phase }, hiddenUpTo) {
  const items = log?.items ?? [];
  return {
    phase,
    loaded: items.length,
    hidden: hiddenUpTo > 0 ? indexOfId(items, hiddenUpTo + 1) : 0,
    older: log !== null && !log.complete,
    loadingOlder: log?.loadingOlder === true,
  };
}

/** @param view `{shown, loaded, hidden, older, loadingOlder, busy}`; `busy` tells of a download, or is null */
export function logStatus({ shown, loaded, hidden, older, loadingOlder, busy }, { onOlder, onUnhide, onCancel }) {
  return html`<span class="log-count">${shown === loaded ? plural(loaded, "event") : `${count(shown)} of ${plural(loaded, "event")}`}</span>
    ${hidden > 0 ? html`<span>${count(hidden)} hidden <button type="button" class="link-button" @click=${onUnhide}>Show</button></span>` : nothing}
    ${older ? html`<span>${loadingOlder ? "Loading older events…" : html`<button type="button" class="link-button" @click=${onOlder}>Load older</button>`}</span>` : nothing}
    ${busy ? html`<span class="log-busy">${busy} <button type="button" class="link-button" @click=${onCancel}>Cancel</button></span>` : nothing}`;
}

/** What stands in place of rows. */
export function logEmpty({ loaded, filtered, older, phase }, { onClear, onOlder }) {
  if (phase === "loading") return html`<p>Loading events…</p>`;
  if (!filtered) return html`<p>${loaded > 0 ? "All events are hidden; new ones appear here." : "No events yet. They appear here as the run writes them."}</p>`;
  return html`<p>None of the ${plural(loaded, "event")} matches.</p>
    <p><button type="button" class="button button-small" @click=${onClear}>Clear filters</button>${older ? html` <button type="button" class="button button-small" @click=${onOlder}>Search older events</button>` : nothing}</p>`;
}
