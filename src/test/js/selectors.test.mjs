import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState } from "../../../dashboard-static/js/state/reducer.js";
import { controlsModel, history, linkState, losses, outcomes, shownBatchId, startBlock, stopModes } from "../../../dashboard-static/js/state/selectors.js";
import { lifetime, withToast } from "../../../dashboard-static/js/state/toasts.js";

const state = (changes = {}) => ({
  ...initialState,
  connection: { ...initialState.connection, phase: "live" },
  status: { status: "idle", batch_id: 41, sprint_problem: null, resumable_batch_id: null },
  ...changes,
});

test("Start says why it cannot be pressed", () => {
  assert.equal(startBlock(state()), null);
  assert.equal(startBlock(state({ status: null })), "Loading");
  assert.equal(startBlock(state({ connection: { phase: "waiting" } })), "Disconnected");
  assert.equal(startBlock(state({ status: { status: "running", batch_id: 42 } })), "Batch #42 is running");
  assert.equal(startBlock(state({ status: { status: "idle", sprint_problem: "no file" } })), "no file");
  const doctor = { checks: [{ level: "warning", message: "old" }, { level: "error", message: "claude not found" }] };
  assert.equal(startBlock(state({ doctor })), "claude not found");
});

test("while stopping only harder modes are offered", () => {
  const modes = (stopping) => stopModes({ status: stopping ? "stopping" : "running", stopping }).map(({ mode }) => mode);
  assert.deepEqual(modes(null), ["story", "command", "now"]);
  assert.deepEqual(modes({ mode: "story" }), ["command", "now"]);
  assert.deepEqual(modes({ mode: "command" }), ["now"]);
  assert.deepEqual(modes({ mode: "now" }), []);
  assert.deepEqual(stopModes({ status: "idle" }), []);
});

test("Stop needs the link, and one press at a time", () => {
  const running = { status: "running", batch_id: 42, stopping: null };
  assert.equal(controlsModel(state({ status: running })).stopDisabled, false);
  assert.equal(controlsModel(state({ status: running, connection: { phase: "waiting" } })).stopDisabled, true);
  assert.equal(controlsModel(state({ status: running, form: { ...initialState.form, pending: { action: "stop" } } })).stopDisabled, true);
});

test("resume is offered only when nothing runs", () => {
  assert.equal(controlsModel(state({ status: { status: "idle", resumable_batch_id: 41 } })).resumeId, 41);
  assert.equal(controlsModel(state({ status: { status: "running", resumable_batch_id: 41 } })).resumeId, null);
});

test("a short loss is not told as a loss", () => {
  assert.equal(linkState({ phase: "live", since: null }, 0), "live");
  assert.equal(linkState({ phase: "waiting", since: 1_000 }, 3_000), "busy");
  assert.equal(linkState({ phase: "waiting", since: 1_000 }, 3_001), "lost");
});

test("Stop now names each operation and its time so far", () => {
  const status = { active_commands: [{ command: "dev-story", story_keys: ["2a-5-x"], started_at: 1_000 }] };
  assert.deepEqual(losses(status, 61_000), [{ command: "dev-story", keys: ["2a-5-x"], elapsed: 60_000 }]);
});

test("the live batch stands on top of the history, once", () => {
  const shown = history({ batches: { items: [{ id: 42, cycles_completed: 0 }, { id: 41 }] }, batch: { summary: { id: 42, cycles_completed: 1, cost_usd: 1 } }, status: { batch_id: 42, cost_usd: 2 } });
  assert.deepEqual(shown, [{ id: 42, cycles_completed: 1, cost_usd: 2 }, { id: 41 }]);
});

test("outcomes are counted, most frequent first", () => {
  assert.deepEqual(outcomes([{ status: "error" }, { status: "completed" }, { status: "completed" }]), [["completed", 2], ["error", 1]]);
});

test("the scope wins over the live batch", () => {
  assert.equal(shownBatchId(state()), 41);
  assert.equal(shownBatchId(state({ scope: { batchId: 7 } })), 7);
});

test("equal toasts within 30 s are merged", () => {
  const toast = (id, at, text = "a") => ({ id, level: "info", text, at, times: 1 });
  const once = withToast([], toast(1, 0));
  assert.deepEqual(withToast(once, toast(2, 29_000)).map(({ id, times }) => [id, times]), [[1, 2]]);
  assert.equal(withToast(once, toast(2, 30_000)).length, 2);
  assert.equal(withToast(once, toast(2, 1, "b")).length, 2);
});

test("errors stay, warnings 10 s, the rest 5 s", () => {
  assert.deepEqual(["error", "warning", "success", "info"].map(lifetime), [null, 10_000, 5_000, 5_000]);
});
