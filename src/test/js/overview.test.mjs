import assert from "node:assert/strict";
import { test } from "node:test";
import { overviewOf, shares, sourceOf } from "../../../dashboard-static/js/state/overview.js";

const summary = { id: 41, started_at: 1_000, ended_at: 61_000, stories_done: 3, stories_blocked: 1, stories_failed: 0, story_count: 4, cost_usd: 1.5, input_tokens: 10, cache_read_tokens: 20, cache_creation_tokens: 30, output_tokens: 7 };
const status = { batch_id: 42, status: "running", started_at: 0, ended_at: null, server_time: 10_000, eta_ms: null, max_cycles: 3, cost_usd: null, input_tokens: 5, output_tokens: 6, billing: "subscription", max_cost_usd: null, progress: { stories_done: 1, stories_blocked: 0, stories_failed: 0, stories_total: 8 }, git: null, usage_limit: null };
const live = (more) => overviewOf({ past: false, status: { ...status, ...more }, batch: null });

test("the end is the server's time and what is left, with its range", () => {
  assert.deepEqual(live({ eta_ms: 5_000, eta_low_ms: 4_000, eta_high_ms: 9_000 }).end, { kind: "estimate", at: 15_000, from: 14_000, to: 19_000, all: false });
  assert.deepEqual(live({ eta_ms: 5_000, max_cycles: null }).end, { kind: "estimate", at: 15_000, from: null, to: null, all: true });
  assert.equal(live({}).end.kind, "estimating");
});

test("an unknown cost stays unknown, and a subscription is told", () => {
  assert.deepEqual(live({}).cost, { usd: null, input: 5, output: 6, equivalent: true, budget: null });
});

test("before the first batch nothing is known", () => {
  const nothing = overviewOf({ past: false, status: { ...status, status: "idle", batch_id: null }, batch: null });
  assert.deepEqual(nothing, { progress: null, end: null, cost: null, git: null, usage: null });
});

test("the usage limit is told only when the CLI reported one", () => {
  assert.equal(live({ usage_limit: { percent: null, resets_at: null, type: null, status: null } }).usage, null);
  assert.equal(live({ usage_limit: { percent: 0, resets_at: null, type: null, status: null } }).usage.percent, 0);
});

test("a past batch tells its own numbers, its commits summed", () => {
  const commits = [{ files: 2, added: 10, deleted: 1 }, { files: 3, added: 5, deleted: null }];
  const detail = { batch: summary, stories: [], batch_commands: [], waits: [], commits };
  const source = sourceOf({ scope: { batchId: 41 }, past: { id: 41, phase: "ready", detail, events: { items: [] }, error: null }, status, batch: null, events: {} });
  const { progress, end, cost, git } = overviewOf(source);
  assert.deepEqual(progress, { done: 3, blocked: 1, failed: 0, total: 4 });
  assert.deepEqual(end, { kind: "ended", at: 61_000, took: 60_000 });
  assert.equal(cost.input, 60);
  assert.deepEqual([git.commits, git.files, git.added, git.deleted, git.uncommitted], [2, 5, 15, 1, null]);
});

test("a past batch that is still read has no numbers, and no live ones instead", () => {
  const source = sourceOf({ scope: { batchId: 41 }, past: null, status, batch: { summary }, events: { items: [] } });
  assert.deepEqual([source.phase, source.status, source.batch, source.log], ["loading", null, null, null]);
  assert.equal(overviewOf(source).progress, null);
});

test("a bar never leaves its room", () => {
  assert.deepEqual(shares({ done: 9, blocked: 1, failed: 0, total: 8 }), { done: 100, bad: 12.5 });
  assert.deepEqual(shares({ done: 1, total: null }), { done: 0, bad: 0 });
});
