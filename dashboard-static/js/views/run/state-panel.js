// What stands in the place of the Now cards while nothing runs: loading, empty, starting, ended, failed.

import { html, nothing } from "lit-html";
import { clock, cycles, duration, money, plural } from "../../lib/format.js";
import { statusBadge } from "../../parts/badge.js";
import { icon } from "../../parts/icon.js";
import { eventMessage } from "../../state/events.js";
import { sourceOf } from "../../state/overview.js";
import { reasonWords } from "../../state/status.js";
import { openDoctor } from "./needs-you.js";

const LAST_LINES = 20;

export function statePanel(app) {
  const { state } = app.store;
  const source = sourceOf(state);
  if (source.phase === "loading") return skeleton();
  if (source.phase === "error") return pastFailed(app, source.error);
  if (source.past) return source.batch ? endedPanel(app, source) : nothing;
  const { status, batch } = source;
  if (status.status === "starting" || (status.status === "idle" && ["start", "resume"].includes(state.form.pending?.action))) return startingPanel(state);
  if (status.status !== "idle") return nothing;
  return html`${status.sprint_problem ? problemPanel(app, status, state.sprint.data) : nothing}
    ${batch ? endedPanel(app, source) : status.sprint_problem ? nothing : emptyPanel()}`;
}

function skeleton() {
  return html`<div class="run-skeleton" aria-busy="true" aria-label="Loading">${[1, 2, 3].map(() => html`<div class="skeleton"></div>`)}</div>`;
}

function emptyPanel() {
  return html`<section class="panel state-panel empty">
    <h2>No batch yet</h2>
    <p>Choose cycles and press Start. A cycle is one or two stories, carried through to a commit.</p>
  </section>`;
}

/** Why nothing can start, where the file was looked for, and how to make it. */
function problemPanel(app, status, sprint) {
  const searched = sprint?.searched ?? [];
  return html`<section class="panel state-panel" aria-label="Configuration">
    <h2 class="state-title tone-text-error">${icon("octagon-alert")}<span>${status.sprint_problem}</span></h2>
    ${searched.length > 0 ? html`<p class="muted">Looked for it at</p><ul class="path-list">${searched.map((path) => html`<li class="mono">${path}</li>`)}</ul>` : nothing}
    ${sprint?.how_to ? html`<p>${sprint.how_to}</p>` : nothing}
    <div class="state-actions">
      <button type="button" class="button button-small" @click=${() => openDoctor(app)}>${icon("stethoscope", { size: 14 })}Doctor</button>
      <button type="button" class="button button-small button-quiet" @click=${() => app.actions.loadSprint()}>Look again</button>
    </div>
  </section>`;
}

/** The checks of a start, as they pass. */
function startingPanel({ doctor, events, status, form }) {
  const checked = (name) => doctor.checks.find((check) => check.name === name)?.level;
  const context = events.items.findLast((event) => event.type.startsWith("context:") && event.timestamp >= (form.pending?.since ?? status.started_at ?? 0));
  const contextState = context ? (context.type === "context:create" || context.type === "context:refresh" ? "running" : "ok") : "pending";
  const rows = [["Agent", checked("agent") ?? checked("claude") ?? "pending"], ["Git", checked("git") ?? "pending"], ["Project context", contextState]];
  return html`<section class="panel state-panel" aria-label="Starting">
    <h2 class="state-title">${icon("loader-circle")}<span>Starting</span></h2>
    <ul class="check-list">${rows.map(([name, level]) => html`<li class="tone-text-${CHECKS[level].tone}">${icon(CHECKS[level].icon)}<span>${name}</span><span class="muted">${CHECKS[level].word}</span></li>`)}</ul>
  </section>`;
}

const CHECKS = {
  ok: { icon: "circle-check", tone: "success", word: "passed" },
  warning: { icon: "triangle-alert", tone: "warning", word: "with a warning" },
  error: { icon: "circle-x", tone: "error", word: "failed" },
  running: { icon: "circle-dot", tone: "running", word: "being written" },
  pending: { icon: "circle-dashed", tone: "idle", word: "being checked" },
};

/** The summary of a batch that ended; it stays until the next start. */
function endedPanel(app, { past, status, batch, log }) {
  const { summary } = batch;
  if (summary.status === "running") return nothing;
  const reason = reasonWords(summary.reason);
  const failed = summary.status === "error";
  const resumable = !past && status.resumable_batch_id === summary.id;
  const live = app.store.state.connection.phase === "live";
  return html`<section class="panel state-panel ${failed ? "is-failed" : ""}" aria-label="Batch ${summary.id}">
    <div class="state-head">
      <h2 class="state-title">${statusBadge(summary.status)}<span>Batch #${summary.id}${reason && !failed ? html` <span class="muted">${reason}</span>` : nothing}</span></h2>
      <div class="state-actions">
        ${resumable ? html`<button type="button" class="button button-small" ?disabled=${!live} @click=${() => app.actions.resume(summary.id)}>${icon("rotate-cw", { size: 14 })}Resume #${summary.id}</button>` : nothing}
        ${failed && !past ? html`<button type="button" class="button button-small" @click=${() => openDoctor(app)}>${icon("stethoscope", { size: 14 })}Doctor</button>` : nothing}
        <button type="button" class="button button-small button-quiet" @click=${() => app.actions.select("batch", summary.id)}>Open report</button>
      </div>
    </div>
    ${failed && reason ? html`<p class="state-error">${reason}</p>` : nothing}
    ${failed ? aftermath(status) : nothing}
    ${numbers(summary, app.store.state.ui.timeFormat)}
    ${failed && log ? lastLines(log.items, summary.id) : nothing}
  </section>`;
}

function numbers(summary, timeFormat) {
  const facts = [
    ["Stories", `${summary.stories_done}/${summary.story_count} done`],
    ["Blocked", summary.stories_blocked > 0 ? String(summary.stories_blocked) : null],
    ["Failed", summary.stories_failed > 0 ? String(summary.stories_failed) : null],
    ["Cycles", cycles(summary)],
    ["Started", clock(summary.started_at, timeFormat)],
    ["Took", duration(summary.duration_ms)],
    ["Waited", summary.waited_ms > 0 ? duration(summary.waited_ms) : null],
    ["Cost", `${money(summary.cost_usd)}${summary.cost_usd === null ? "" : " USD"}`],
    ["Commits", String(summary.commits)],
  ].filter(([, value]) => value !== null);
  return html`<dl class="state-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What was left behind by a batch that failed. */
function aftermath(status) {
  const files = status?.git?.uncommitted;
  if (files === undefined || files === null) return nothing;
  return html`<p class="muted">${files > 0 ? `${plural(files, "changed file")} left in the work tree as they were; nothing was rolled back.` : "The work tree is clean; nothing was left behind."}</p>`;
}

function lastLines(items, batchId) {
  const lines = [];
  for (let index = items.length - 1; index >= 0 && lines.length < LAST_LINES; index--) {
    if (items[index].payload?.batch_id === batchId) lines.unshift(eventMessage(items[index]));
  }
  if (lines.length === 0) return nothing;
  return html`<details class="last-lines"><summary>Last ${plural(lines.length, "line")}</summary><pre tabindex="0" aria-label="Last lines">${lines.join("\n")}</pre></details>`;
}

function pastFailed(app, error) {
  const id = app.store.state.scope.batchId;
  return html`<section class="panel state-panel" role="alert">
    <h2 class="state-title tone-text-error">${icon("circle-x")}<span>Batch #${id} could not be read</span></h2>
    <p class="muted">${error}</p>
    <div class="state-actions"><button type="button" class="button button-small" @click=${() => app.actions.loadPast(id)}>Retry</button></div>
  </section>`;
}
