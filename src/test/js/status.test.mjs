import assert from "node:assert/strict";
import { test } from "node:test";
import { pill, reasonWords, shortKey, statusLook } from "../../../dashboard-static/js/state/status.js";

const running = { status: "running", cycle: 2, max_cycles: 3, started_at: 1_000, batch_status: "running" };

test("no status yet reads Loading", () => {
  assert.equal(pill(null).word, "Loading");
});

test("running names the cycle, in all mode without a bound", () => {
  assert.equal(pill(running).word, "Running cycle 2 of 3");
  assert.equal(pill(running).short, "Running 2/3");
  assert.equal(pill({ ...running, max_cycles: null }).word, "Running cycle 2");
  assert.equal(pill(running).since, 1_000);
});

test("stopping names where it ends and counts from the request", () => {
  const stopping = (mode, story_key = null) => pill({ ...running, status: "stopping", stopping: { mode, since: 5_000, story_key } });
  assert.equal(stopping("story", "2a-5-forking").word, "Stopping after story 2a-5");
  assert.equal(stopping("story").word, "Stopping after this story");
  assert.equal(stopping("command").word, "Stopping after this command");
  assert.equal(stopping("now").word, "Stopping, ending agents");
  assert.equal(stopping("now").since, 5_000);
});

test("a wait is not an error and counts down", () => {
  const until = new Date(2026, 10, 22, 3, 0).getTime();
  const waiting = pill({ ...running, status: "waiting", waiting_until: until, waiting_since: 1, waiting_reason: "usage limit" });
  assert.equal(waiting.word, "Waiting until 03:00");
  assert.equal(waiting.tone, "waiting");
  assert.equal(waiting.until, until);
  assert.equal(waiting.detail, "usage limit");
  assert.equal(pill({ ...running, status: "waiting", waiting_until: null, waiting_since: 7 }).since, 7);
});

test("idle shows how the last batch ended, with its reason", () => {
  const idle = (batch_status, batch_reason = null) => pill({ status: "idle", batch_status, batch_reason });
  assert.equal(idle(null).word, "Idle");
  assert.equal(idle("completed").word, "Completed");
  assert.deepEqual([idle("stopped", "budget").word, idle("stopped", "budget").detail], ["Stopped", "budget reached"]);
  assert.deepEqual([idle("error", "no such model").word, idle("error", "no such model").tone], ["Failed", "error"]);
  assert.equal(idle("stopped").since, null);
});

test("unknown statuses are shown verbatim in a neutral tone", () => {
  assert.deepEqual(statusLook("drafted"), { word: "drafted", icon: "circle", tone: "idle" });
  assert.equal(statusLook("constructor").word, "constructor");
  assert.equal(statusLook(null).word, "–");
  assert.equal(reasonWords("toString"), "toString");
});

test("a story key is shortened to its id", () => {
  assert.equal(shortKey("2a-5-session-forking"), "2a-5");
  assert.equal(shortKey("odd"), "odd");
  assert.equal(shortKey(null), "");
});
