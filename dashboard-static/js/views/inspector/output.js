// Output: the conversation as it goes. Shows a window of it, and stays at the end while the operator does.

import { html, nothing } from "lit-html";
import { count, plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { blocks, nextError, windowOf } from "../../state/transcript.js";
import { empty } from "./pieces.js";
import { failure, skeleton } from "./resource.js";
import { createTranscriptView } from "./transcript-view.js";
import { TranscriptFeed } from "./transcript-feed.js";

const WINDOW_ENTRIES = 120;
const STEP_ENTRIES = 60;
const AT_END_PIXELS = 48;
const GESTURE_MILLISECONDS = 600;

export function createOutputTab({ app, id, command, body, host, redraw }) {
  const feed = new TranscriptFeed(app.api, id, redraw);
  const view = createTranscriptView({ redraw, timeFormat: () => app.store.state.ui.timeFormat, running: () => command().ended_at === null });
  let end = null; // where the window ends; null: at the newest
  let atError = -1;
  let following = true;
  let gestureAt = 0;
  let anchor = null; // {id, top}: the entry that has to stay where it is through the next drawing

  // Lifecycle

  for (const gesture of ["wheel", "touchmove", "pointerdown", "keydown"]) host.addEventListener(gesture, noteGesture, { passive: true });
  for (const element of [body, host]) element.addEventListener("scroll", scrolled, { passive: true });
  feed.start();

  // Actions

  function earlier() {
    const { from, to } = shownWindow();
    following = false;
    anchor = placeOf(feed.transcript.entries[from]);
    end = Math.max(WINDOW_ENTRIES, to - (from < STEP_ENTRIES ? from : STEP_ENTRIES));
    redraw();
  }

  function later() {
    const { to } = shownWindow();
    anchor = placeOf(feed.transcript.entries[to - 1]);
    end = to + STEP_ENTRIES >= feed.transcript.entries.length ? null : to + STEP_ENTRIES;
    redraw();
  }

  function latest() {
    end = null;
    following = true;
    redraw();
  }

  function goToError(step) {
    const { entries } = feed.transcript;
    const from = atError < 0 && step < 0 ? entries.length : atError;
    const found = nextError(entries, from, step);
    if (found < 0) return;
    atError = found;
    following = false;
    end = Math.min(entries.length, found + WINDOW_ENTRIES / 2);
    view.reveal(blocks(entries, found, found + 1)[0]);
    redraw();
  }

  // Callbacks

  function noteGesture() {
    gestureAt = Date.now();
  }

  function scrolled() {
    if (body.dataset.tab !== "output" || Date.now() - gestureAt > GESTURE_MILLISECONDS) return;
    const before = following;
    const { scrollHeight, scrollTop, clientHeight } = scroller();
    following = end === null && scrollHeight - scrollTop - clientHeight < AT_END_PIXELS;
    if (before !== following) redraw();
  }

  function drawn() {
    const revealed = view.takeRevealed();
    if (revealed) elementOf(revealed)?.scrollIntoView({ block: "center" });
    else if (anchor) scroller().scrollTop += (elementOf(anchor.id)?.getBoundingClientRect().top ?? anchor.top) - anchor.top;
    else if (following) scroller().scrollTop = scroller().scrollHeight;
    anchor = null;
  }

  /** On a small screen the whole panel scrolls, else the part below the tabs. */
  const scroller = () => (getComputedStyle(body).overflowY === "visible" ? host : body);
  const elementOf = (entryId) => body.querySelector(`[data-entry="${CSS.escape(entryId)}"]`);

  function placeOf(entry) {
    const element = elementOf(entry.id);
    return element && { id: entry.id, top: element.getBoundingClientRect().top };
  }

  // Drawing

  const shownWindow = () => windowOf(feed.transcript.entries.length, end, WINDOW_ENTRIES);

  function template() {
    const { transcript, phase, error } = feed;
    if (phase === "loading") return skeleton();
    const missing = "Nothing is kept of this conversation.";
    const problem = phase === "error" ? failure(error, () => feed.retry(), missing) : nothing;
    if (transcript.entries.length === 0) return html`${problem}${phase === "ready" ? empty(command().ended_at === null ? "The agent has not said anything yet." : "The agent left no output.") : nothing}`;
    const { from, to } = shownWindow();
    const total = transcript.entries.length;
    return html`
      ${toolbar(transcript)}
      ${from > 0 ? html`<button type="button" class="button button-quiet transcript-more" @click=${earlier}>${icon("arrow-up", { size: 14 })}Show ${Math.min(from, STEP_ENTRIES)} earlier of ${count(from)}</button>` : nothing}
      ${from === 0 && transcript.dropped ? html`<p class="muted small transcript-more">${plural(transcript.dropped, "earlier entry", "earlier entries")} can be read in the raw transcript.</p>` : nothing}
      <ol class="transcript">${view.blocks(blocks(transcript.entries, from, to))}</ol>
      ${to < total ? html`<button type="button" class="button button-quiet transcript-more" @click=${later}>${icon("arrow-down", { size: 14 })}Show ${Math.min(total - to, STEP_ENTRIES)} later of ${count(total - to)}</button>` : nothing}
      ${problem}
      ${transcript.complete || phase === "error" ? nothing : working()}
      ${following ? nothing : html`<div class="transcript-latest"><button type="button" class="button button-small" @click=${latest}>${icon("arrow-down", { size: 14 })}Latest</button></div>`}
    `;
  }

  function toolbar(transcript) {
    const total = transcript.entries.length + transcript.dropped;
    return html`<div class="tab-toolbar">
      <span class="muted small">${plural(total, "entry", "entries")}</span>
      ${transcript.errors ? errors(transcript.errors) : nothing}
      <a class="tab-toolbar-end small" href="/api/commands/${id}/transcript/raw" download>${icon("download", { size: 14 })}Raw transcript</a>
    </div>`;
  }

  const errors = (number) => html`<span class="error-navigator small">
    <span class="tone-text-error">${icon("circle-x", { size: 14 })} ${plural(number, "error")}</span>
    <button type="button" class="icon-button icon-button-small" aria-label="Previous error" title="Previous error" @click=${() => goToError(-1)}>${icon("chevron-up", { size: 14 })}</button>
    <button type="button" class="icon-button icon-button-small" aria-label="Next error" title="Next error" @click=${() => goToError(1)}>${icon("chevron-down", { size: 14 })}</button>
  </span>`;

  const working = () => (command().ended_at === null ? html`<p class="transcript-working muted small"><span class="live-dot" aria-hidden="true"></span>Following live</p>` : nothing);

  return {
    template,
    drawn,
    shown: () => redraw(),
    happened: () => feed.nudge(),
    dispose: () => feed.dispose(),
  };
}
