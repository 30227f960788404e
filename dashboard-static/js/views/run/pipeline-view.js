// The pipeline: the stories of a cycle as rows, their commands as cells.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { duration, timer } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { statusIcon } from "../../parts/badge.js";
import { sourceOf } from "../../state/overview.js";
import { cyclesOf, pipelineRows } from "../../state/pipeline.js";

const LOOKS = {
  pending: { icon: "circle-dashed", word: "pending" },
  queued: { icon: "clock", word: "queued" },
  running: { icon: "circle-dot", word: "running" },
  background: { icon: "circle-dot", word: "running" },
  done: { icon: "circle-check", word: "done" },
  failed: { icon: "circle-x", word: "failed" },
  interrupted: { icon: "unplug", word: "interrupted" },
  missed: { icon: "circle-dashed", word: "not reached" },
  skipped: { icon: "minus", word: "skipped" },
};

export class PipelineView {
  #app;
  #redraw;
  #cycle = null; // null follows the running one
  #batchId = null;

  constructor(app, redraw) {
    this.#app = app;
    this.#redraw = redraw;
  }

  template() {
    const { state } = this.#app.store;
    const source = sourceOf(state);
    const stories = source.batch?.stories ?? [];
    if (stories.length === 0) return nothing;
    if (source.batch.summary.id !== this.#batchId) this.#cycle = null;
    this.#batchId = source.batch.summary.id;
    const cycles = cyclesOf(stories);
    const cycle = cycles.includes(this.#cycle) ? this.#cycle : cycles.at(-1);
    const over = source.batch.summary.status !== "running";
    const live = !source.past && !over && cycle === cycles.at(-1);
    const rows = pipelineRows({ stories, cycle, live, over, maxReviews: state.settings.values.max_code_review_attempts ?? 10 });
    return html`<section class="pipeline" aria-labelledby="pipeline-title">
      <div class="run-section-head">
        <h2 class="run-title" id="pipeline-title">Pipeline</h2>
        ${this.#stepper(cycles, cycle, source.batch.summary.max_cycles)}
      </div>
      <ul class="pipeline-rows">${repeat(rows, (row) => row.key, (row) => this.#row(row))}</ul>
    </section>`;
  }

  // Private

  #stepper(cycles, cycle, max) {
    const place = cycles.indexOf(cycle);
    const to = (index) => {
      this.#cycle = index === cycles.length - 1 ? null : cycles[index];
      this.#redraw();
    };
    const label = `Cycle ${cycle}${max ? ` of ${max}` : ""}`;
    if (cycles.length === 1) return html`<span class="run-note">${label}</span>`;
    return html`<span class="stepper">
      <button type="button" class="icon-button" aria-label="Cycle before" ?disabled=${place === 0} @click=${() => to(place - 1)}>${icon("chevron-left", { size: 14 })}</button>
      <span class="run-note" aria-live="off">${label}</span>
      <button type="button" class="icon-button" aria-label="Next cycle" ?disabled=${place === cycles.length - 1} @click=${() => to(place + 1)}>${icon("chevron-right", { size: 14 })}</button>
    </span>`;
  }

  #row(row) {
    const open = () => this.#app.actions.select("story", row.key);
    return html`<li class="pipeline-row">
      <button type="button" class="pipeline-story" title="${row.id} ${row.title ?? ""}" @click=${open}>
        ${statusIcon(row.status, 14)}<b>${row.id}</b><span class="truncate">${row.title ?? ""}</span>
      </button>
      <ol class="pipeline-cells">${repeat(row.cells, (cell) => cell.step, (cell) => html`<li>${this.#cell(row, cell)}</li>`)}</ol>
    </li>`;
  }

  #cell(row, cell) {
    const look = LOOKS[cell.state];
    const retried = cell.retries > 0 ? `retry ×${cell.retries}` : null;
    const time = cell.startedAt === null && cell.durationMs ? duration(cell.durationMs) : null;
    const name = `${cell.command} of ${row.id}: ${[look.word, cell.note, retried, time].filter(Boolean).join(", ")}`;
    const text = cell.note ?? retried ?? time ?? (cell.startedAt === null ? look.word : "");
    const open = () => (cell.commandId === null ? this.#app.actions.select("story", row.key) : this.#app.actions.select("command", cell.commandId));
    return html`<button type="button" class="step step-${cell.state}" aria-label=${name} title=${name} @click=${open}>
      <span class="step-label">${cell.label}</span>
      <span class="step-icon">${icon(look.icon, { size: 14 })}</span>
      <span class="step-text">${text}${this.#timer(cell)}</span>
    </button>`;
  }

  #timer(cell) {
    if (cell.startedAt === null) return nothing;
    return html` <span ${this.#app.ticker.text((now) => timer(now - cell.startedAt))}></span>`;
  }
}
