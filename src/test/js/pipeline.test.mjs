import assert from "node:assert/strict";
import { test } from "node:test";
import { cyclesOf, pipelineRows } from "../../../dashboard-static/js/state/pipeline.js";

let nextId = 1;
const run = (command, more = {}) => ({
  id: nextId++, command, attempt: Number(/-(\d+)$/.exec(command)?.[1] ?? 1), background: false, status: "completed", model: "opus",
  started_at: nextId * 1000, ended_at: nextId * 1000 + 500, duration_ms: 500, failure: null, ...more,
});
const running = (command, more = {}) => run(command, { status: "running", ended_at: null, duration_ms: null, ...more });
const story = (commands, more = {}) => ({
  story_key: "2a-5-fork", story_id: "2a-5", title: "Fork", cycle: 2, entry: "create", status: "in-progress", tech_spec: "SKIP", commands, ...more,
});
const rowOf = (stories, more = {}) => pipelineRows({ stories: [stories].flat(), cycle: 2, live: true, ...more })[0];
const states = (row) => Object.fromEntries(row.cells.map((cell) => [cell.step, cell.state]));
const cell = (row, step) => row.cells.find((one) => one.step === step);

test("a story in development: what is done, runs, is left out and is to come", () => {
  const row = rowOf(story([run("create-story"), run("story-discovery"), run("story-review-1"), running("dev-story")]));
  assert.deepEqual(states(row), {
    create: "done", discovery: "done", "story-review": "done", spec: "skipped", "spec-review": "skipped", dev: "running", review: "pending", commit: "pending",
  });
  assert.notEqual(cell(row, "dev").startedAt, null);
  assert.equal(cell(row, "create").durationMs, 500);
});

test("the second story of a pair waits for its turn", () => {
  const commands = [run("create-story"), run("story-discovery"), run("story-review-1")];
  assert.equal(cell(rowOf(story(commands)), "dev").state, "queued");
});

test("what a runner that died left running is interrupted", () => {
  const shown = cell(rowOf(story([run("create-story"), running("dev-story")]), { live: false, over: true }), "dev");
  assert.deepEqual([shown.state, shown.startedAt], ["interrupted", null]);
});

test("what a batch that ended did not come to was not left out", () => {
  const commands = [run("create-story"), run("story-discovery"), run("story-review-1"), run("dev-story", { status: "interrupted" })];
  const row = rowOf(story(commands), { live: false });
  assert.deepEqual([cell(row, "spec").state, cell(row, "dev").state, cell(row, "review").state, cell(row, "commit").state], ["skipped", "interrupted", "missed", "missed"]);
  assert.equal(cell(rowOf(story(commands, { status: "done" }), { live: false }), "commit").state, "skipped");
});

test("create and discovery run side by side", () => {
  const row = rowOf(story([run("create-story"), running("story-discovery")], { tech_spec: null }));
  assert.deepEqual([cell(row, "create").state, cell(row, "discovery").state, cell(row, "spec").state], ["done", "running", "pending"]);
});

test("a required tech-spec is to come, an undecided one too until development begins", () => {
  const before = [run("create-story"), run("story-discovery"), run("story-review-1")];
  assert.equal(cell(rowOf(story(before, { tech_spec: "REQUIRED" })), "spec").state, "queued");
  assert.equal(cell(rowOf(story([...before, running("dev-story")], { tech_spec: null })), "spec").state, "skipped");
});

test("a story entering late skips what is before its entry", () => {
  const row = rowOf(story([running("code-review-1")], { entry: "code_review", tech_spec: null, status: "review" }));
  assert.deepEqual(Object.values(states(row)), ["skipped", "skipped", "skipped", "skipped", "skipped", "skipped", "running", "pending"]);
});

test("retries are counted, the failure that stands is not a retry", () => {
  const failed = () => run("dev-story", { status: "failed", failure: "no result" });
  assert.equal(cell(rowOf(story([failed(), failed(), run("dev-story")])), "dev").retries, 2);
  const standing = cell(rowOf(story([failed(), failed()])), "dev");
  assert.deepEqual([standing.state, standing.retries, standing.runs], ["failed", 1, 2]);
});

test("the review loop tells which review of how many, and its model", () => {
  const reviews = [run("code-review-1"), run("code-review-2"), running("code-review-3", { model: "haiku" })];
  const row = rowOf(story([run("dev-story"), ...reviews], { status: "review" }), { maxReviews: 10 });
  assert.deepEqual([cell(row, "review").state, cell(row, "review").note], ["running", "3/10 · haiku"]);
});

test("between two reviews the next one is queued; a settled story is done", () => {
  const commands = [run("dev-story"), run("code-review-1")];
  assert.equal(cell(rowOf(story(commands, { status: "review" })), "review").state, "queued");
  const done = rowOf(story(commands, { status: "done" }));
  assert.deepEqual([cell(done, "review").state, cell(done, "commit").state], ["done", "pending"]);
});

test("a blocked story failed its review and commits nothing", () => {
  const row = rowOf(story([run("dev-story"), run("code-review-10")], { status: "blocked" }));
  assert.deepEqual([cell(row, "review").state, cell(row, "review").note, cell(row, "commit").state], ["failed", "10/10", "skipped"]);
});

test("a background chain shows beside what is done, and points at the run that goes on", () => {
  const first = run("story-review-1");
  const second = running("story-review-2", { background: true });
  const shown = cell(rowOf(story([run("create-story"), first, second, running("dev-story")])), "story-review");
  assert.deepEqual([shown.state, shown.note, shown.commandId], ["background", "bg 2", second.id]);
});

test("a discovery that was given up is left behind, not failed", () => {
  const commands = [run("create-story"), run("story-discovery", { status: "failed" }), running("dev-story")];
  assert.equal(cell(rowOf(story(commands)), "discovery").state, "skipped");
});

test("verification has a cell only where it was used", () => {
  assert.equal(cell(rowOf(story([run("dev-story")])), "verify"), undefined);
  const row = rowOf(story([run("dev-story"), run("code-review-1"), running("verify")], { status: "review" }));
  assert.deepEqual([cell(row, "review").state, cell(row, "verify").state], ["done", "running"]);
});

test("only the cycle asked for is drawn, and the cycles are known", () => {
  const stories = [story([], { cycle: 1 }), story([]), story([], { story_key: "2a-6-x" })];
  assert.equal(pipelineRows({ stories, cycle: 2, live: true }).length, 2);
  assert.deepEqual(cyclesOf(stories), [1, 2]);
});
