// The line beside the controls: state, cycle, elapsed time and batch.

import { html, nothing } from "lit-html";
import { cycles, duration, timer } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { statusBadge } from "../../parts/badge.js";
import { sourceOf } from "../../state/overview.js";
import { pill } from "../../state/status.js";

export function runHead(app) {
  const { state } = app.store;
  const { past, status, batch } = sourceOf(state);
  const id = past ? state.scope.batchId : (status?.batch_id ?? null);
  return html`<div class="run-line">
    ${past ? pastState(batch) : liveState(app, status, state.ui.timeFormat)}
    ${batch && (past || status?.status === "idle") ? html`<span class="run-cycles">${cycles(batch.summary)}</span>` : nothing}
    ${id === null ? nothing : html`<button type="button" class="link-button run-batch" @click=${() => app.actions.select("batch", id)}>batch #${id}</button>`}
  </div>`;
}

function liveState(app, status, timeFormat) {
  const state = pill(status, timeFormat);
  return html`<span class="run-state-word tone-text-${state.tone}">${icon(state.icon)}${state.word}</span>
    ${state.since ? html`<span class="run-elapsed" aria-hidden="true" ${app.ticker.text((now) => timer(now - state.since))}></span>` : nothing}`;
}

function pastState(batch) {
  if (!batch) return nothing;
  return html`${statusBadge(batch.summary.status)}<span>${duration(batch.summary.duration_ms)}</span>`;
}
