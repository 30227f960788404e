// The batch history: outcome strip, live batch pinned on top, older ones in pages.

import { html, nothing, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { cycles, dateTime, duration, money, timer } from "../lib/format.js";
import { statusIcon } from "../parts/badge.js";
import { trapFocus } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { outcomeStrip } from "../parts/outcome-strip.js";
import { history, shownBatchId } from "../state/selectors.js";
import { statusLook } from "../state/status.js";

const DEFAULT_PAGE = 20;

export function createHistorySidebar(app, element) {
  const { store, actions } = app;
  const root = element.ownerDocument.documentElement;
  let pages = 1;
  let release = null;

  const pageSize = () => store.state.settings.values.default_batch_list_limit ?? DEFAULT_PAGE;

  function more() {
    pages += 1;
    const { items, total } = store.state.batches;
    if (items.length < Math.min(pages * pageSize(), total)) actions.loadMoreBatches();
    draw();
  }

  function draw() {
    const { ui } = store.state;
    root.toggleAttribute("data-sidebar-collapsed", ui.sidebarCollapsed);
    root.toggleAttribute("data-sidebar-open", ui.sidebarOpen);
    render(sidebar(app, store.state, { limit: pages * pageSize(), more }), element);
    if (ui.sidebarOpen === (release !== null)) return;
    release?.();
    release = ui.sidebarOpen ? trapFocus(element, { onEscape: close }) : null;
  }

  const close = () => actions.setSidebarOpen(false);
  element.ownerDocument.addEventListener("pointerdown", ({ target }) => {
    if (release !== null && !element.contains(target)) close();
  });
  store.subscribe(["batches", "batch", "status", "scope", "ui", "settings"], draw);
  draw();
}

function sidebar(app, state, paging) {
  const all = history(state);
  const { sidebarCollapsed, sidebarOpen } = state.ui;
  return html`
    <header class="sidebar-header">
      <h2 class="sidebar-title">History</h2>
      ${sidebarOpen ? closer(app.actions) : toggle(app.actions, sidebarCollapsed)}
    </header>
    ${all.length > 0 ? outcomeStrip(all.slice(0, 30)) : nothing}
    ${rows(app, state, all, paging)}
  `;
}

function toggle({ toggleSidebar }, collapsed) {
  const label = collapsed ? "Show the history" : "Collapse or show the history";
  return html`<button type="button" class="icon-button icon-button-small" aria-expanded=${!collapsed} aria-label=${label} title="${label} ([)" @click=${toggleSidebar}>
    ${icon("panel-left")}
  </button>`;
}

function closer({ setSidebarOpen }) {
  return html`<button type="button" class="icon-button icon-button-small" aria-label="Close the history" @click=${() => setSidebarOpen(false)}>${icon("x")}</button>`;
}

function rows(app, state, all, { limit, more }) {
  const { batches } = state;
  if (all.length === 0) return empty(app, batches);
  const shown = all.slice(0, limit);
  const left = Math.max(batches.total, all.length) - shown.length;
  return html`<ul class="history" aria-label="Batches">
      ${repeat(shown, ({ id }) => id, (batch) => row(app, state, batch))}
    </ul>
    ${batches.error ? html`<p class="sidebar-note tone-text-error">${batches.error}</p>` : nothing}
    ${left > 0
      ? html`<button type="button" class="button button-quiet button-small load-more" ?disabled=${batches.loadingMore} @click=${more}>
          ${batches.loadingMore ? html`<span class="spin-box">${icon("loader-circle", { size: 14 })}</span>Loading` : "Load more"}
        </button>`
      : nothing}`;
}

function empty(app, { phase, error }) {
  if (phase === "error") {
    return html`<div class="sidebar-note"><p class="tone-text-error">${error}</p><button type="button" class="button button-small" @click=${app.actions.loadBatches}>Retry</button></div>`;
  }
  if (phase !== "ready") return html`<div class="history-skeletons" aria-hidden="true">${[1, 2, 3].map(() => html`<div class="skeleton"></div>`)}</div>`;
  return html`<p class="sidebar-note muted">No batch yet. Choose cycles and press Start.</p>`;
}

function row(app, state, batch) {
  const isLive = batch.status === "running";
  const status = isLive ? (state.status?.status ?? "running") : batch.status;
  const shownStatus = isLive && status === "idle" ? "running" : status;
  const current = shownBatchId(state) === batch.id;
  const isLiveScope = batch.id === state.status?.batch_id;
  const href = isLiveScope ? "#/run" : `#/batch/${batch.id}/run`;
  const word = statusLook(shownStatus).word;
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    app.actions.showBatch(isLiveScope ? null : batch.id);
  };
  return html`<li>
    <a class="history-row" href=${href} aria-current=${current ? "true" : nothing} title=${`Batch #${batch.id}, ${word.toLowerCase()}`} @click=${open}>
      ${statusIcon(shownStatus)}
      <span class="history-text">
        <span class="history-line">
          <b>#${batch.id}</b> <span class="history-word tone-text-${statusLook(shownStatus).tone}">${word}</span>
          <span class="history-right">${elapsed(app, batch, isLive)}</span>
        </span>
        <span class="history-line muted">${dateTime(batch.started_at, state.ui.timeFormat)}<span class="history-right">${cycles(batch)}</span></span>
        <span class="history-line muted">${stories(batch)}<span class="history-right" title="US dollars">${money(batch.cost_usd)}</span></span>
      </span>
    </a>
  </li>`;
}

function elapsed({ ticker }, batch, isLive) {
  if (!isLive) return duration(batch.duration_ms);
  return html`<span aria-hidden="true" ${ticker.text((now) => timer(now - batch.started_at))}></span>`;
}

function stories({ stories_done: done, stories_failed: failed, stories_blocked: blocked }) {
  return html`<span class="truncate">${done} done${failed > 0 ? html`, <span class="tone-text-error">${failed} failed</span>` : nothing}${blocked > 0 ? html`, <span class="tone-text-error">${blocked} blocked</span>` : nothing}</span>`;
}
