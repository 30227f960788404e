// A cycle as rows of cells, one row a story, one cell a command of the workflow. Pure.

import { model } from "../lib/format.js";
import { durationOf, familyIn, familyOf, numberOf } from "./commands.js";

/** The commands a story passes, in their order. `from` is the first phase of entry that includes it. */
export const STEPS = Object.freeze([
  { id: "create", label: "create", family: "create-story", from: 0 },
  { id: "discovery", label: "discovery", family: "story-discovery", from: 0 },
  { id: "story-review", label: "story review", family: "story-review", from: 0 },
  { id: "spec", label: "spec", family: "create-tech-spec", from: 1 },
  { id: "spec-review", label: "spec review", family: "tech-spec-review", from: 1 },
  { id: "dev", label: "dev", family: "dev-story", from: 2 },
  { id: "review", label: "review", family: "code-review", from: 3 },
  { id: "verify", label: "verify", family: "verify", from: 3 },
  { id: "commit", label: "commit", family: "batch-commit", from: 3 },
]);

/** How far into the workflow a story entered, by the phase on record. */
const ENTRIES = { create: 0, story_review: 0, tech_spec: 1, tech_spec_review: 1, development: 2, code_review: 3 };
const SPEC_STEPS = ["spec", "spec-review"];
const FINAL = ["done", "blocked"];

/** The cycles a batch has stories of, ascending. */
export function cyclesOf(stories) {
  return [...new Set(stories.map((story) => story.cycle))].sort((a, b) => a - b);
}

/**
 * @param stories the batch's stories with their commands
 * @param cycle the cycle to draw
 * @param live whether the batch goes on, so that what is not done yet is still to come
 * @param over whether the batch ended: a command that is on record as running was left behind by a runner that died
 * @param maxReviews how many code reviews a story may have
 * @returns rows `{key, id, title, status, reason, cells}`; a cell is `{step, label, state, note, commandId, command,
 *   runs, retries, startedAt, durationMs, background}` with state pending, queued, running, background, done, failed, interrupted,
 *   skipped or missed (the batch ended before it)
 */
export function pipelineRows({ stories, cycle, live, over = false, maxReviews = 10 }) {
  const ofCycle = stories.filter((story) => story.cycle === cycle);
  const steps = STEPS.filter((step) => step.id !== "verify" || ofCycle.some((story) => runsOf(story, step).length > 0));
  return ofCycle.map((story) => ({
    key: story.story_key,
    id: story.story_id ?? story.story_key,
    title: story.title ?? null,
    status: story.status,
    reason: story.reason ?? null,
    cells: cellsOf(story, steps, { live, over, maxReviews }),
  }));
}

function cellsOf(story, steps, context) {
  const cells = steps.map((step) => cellOf(story, step, context));
  return context.live && !FINAL.includes(story.status) ? withQueue(cells) : cells;
}

function cellOf(story, step, { live, over, maxReviews }) {
  const runs = runsOf(story, step).map((run) => (over && run.status === "running" ? { ...run, status: "interrupted" } : run));
  const foreground = runs.filter((run) => !run.background);
  const background = runs.filter((run) => run.background);
  const last = foreground.at(-1) ?? background.at(-1) ?? null;
  const chained = background.findLast((run) => run.status === "running") ?? null;
  const state = last === null ? absentState(story, step, live) : presentState(story, step, last, chained);
  const shown = chained ?? last;
  return {
    step: step.id,
    label: step.label,
    state,
    note: noteOf(step, { last, shown, state, maxReviews }),
    commandId: shown?.id ?? null,
    command: shown?.command ?? step.family,
    runs: runs.length,
    retries: retriesOf(foreground),
    startedAt: state === "running" || state === "background" ? shown.started_at : null,
    durationMs: runs.length === 0 ? null : runs.reduce((sum, run) => sum + durationOf(run), 0),
    background: background.length,
  };
}

/** How often a run was repeated because the one before it did not come to its end. */
function retriesOf(runs) {
  return runs.slice(0, -1).filter((run) => run.status === "failed" || run.status === "interrupted").length;
}

function presentState(story, step, last, chained) {
  if (last.status === "running" && !last.background) return "running";
  if (chained) return "background";
  if (step.id === "review" && story.status === "blocked") return "failed";
  if (last.status !== "completed" && overtaken(story, step)) return "skipped";
  if (last.status !== "completed") return last.status === "interrupted" ? "interrupted" : "failed";
  if (step.id === "review" && !reviewSettled(story)) return "queued";
  return "done";
}

/** A step without a run: still to come, or never to come. */
function absentState(story, step, live) {
  const entry = ENTRIES[story.entry] ?? 0;
  if (step.from < entry && !(SPEC_STEPS.includes(step.id) && story.tech_spec === "REQUIRED")) return "skipped";
  if (SPEC_STEPS.includes(step.id) && story.tech_spec === "SKIP") return "skipped";
  if (overtaken(story, step) || story.status === "blocked") return "skipped";
  if (story.status === "done" && (step.id !== "commit" || !live)) return "skipped";
  return live ? "pending" : "missed";
}

/** Whether a later step of the story has begun: the workflow went on without this one. */
function overtaken(story, step) {
  const later = STEPS.slice(STEPS.indexOf(step) + 1).map((one) => one.family);
  const own = runsOf(story, step).at(-1);
  return (story.commands ?? []).some(
    (run) => !run.background && later.includes(familyOf(run.command)) && (!own || run.started_at > own.started_at) && !besides(step, run),
  );
}

/** Discovery runs beside create: neither overtakes the other. */
function besides(step, run) {
  return step.id === "create" && familyOf(run.command) === "story-discovery";
}

function reviewSettled(story) {
  return FINAL.includes(story.status) || hasRun(story, "verify") || hasRun(story, "batch-commit");
}

/** What a cell says beside its state: the number of the review and its model, or which run of a chain is on. */
function noteOf(step, { last, shown, state, maxReviews }) {
  if (state === "background") return `bg ${numberOf(shown)}`;
  if (step.id !== "review" || last === null || (state === "done" && numberOf(last) === 1)) return null;
  const number = `${numberOf(last)}/${maxReviews}`;
  return state === "running" && last.model ? `${number} · ${model(last.model)}` : number;
}

/** The first open step of a story that nothing runs for waits for its turn. */
function withQueue(cells) {
  if (cells.some((cell) => cell.state === "running" || cell.state === "queued")) return cells;
  const next = cells.findIndex((cell) => cell.state === "pending");
  return next < 0 ? cells : cells.map((cell, index) => (index === next ? { ...cell, state: "queued" } : cell));
}

function runsOf(story, step) {
  return familyIn(story.commands ?? [], step.family);
}

function hasRun(story, family) {
  return familyIn(story.commands ?? [], family).length > 0;
}
