import { test } from "node:test";
import assert from "node:assert/strict";
import { notificationOf, wantsToast } from "../../../dashboard-static/js/state/notify.js";

const event = (type, payload) => ({ id: 9, type, payload: { batch_id: 42, ...payload } });

test("notifiesOfWhatNeedsSomebody", () => {
  const blocked = notificationOf(event("story:status", { story_key: "2a-4-merge", new_status: "blocked", reason: "10 reviews" }));
  assert.deepEqual(blocked, { text: "2a-4 blocked: 10 reviews", open: { kind: "story", id: "2a-4-merge" } });
  assert.ok(notificationOf(event("error", { message: "no agent" })));
  assert.ok(notificationOf(event("batch:waiting", { until: 1_700_000_000_000, reason: "usage limit" })));
});

test("notifiesOfEveryEndOfABatch", () => {
  assert.deepEqual(notificationOf(event("batch:end", { status: "completed" })).open, { kind: "batch", id: 42 });
});

test("staysSilentOnProgress", () => {
  const quiet = [event("command:progress", { kind: "tool_error" }), event("story:status", { story_key: "a", new_status: "done" }), event("batch:waiting", { until: null }), event("cycle:start", {})];
  for (const each of quiet) assert.equal(notificationOf(each), null, each.type);
});

test("followsTheRuleForToasts", () => {
  assert.deepEqual(["error", "warning", "success", "info"].map((level) => wantsToast("problems", level)), [true, true, false, false]);
  assert.equal(wantsToast("all", "info"), true);
  assert.equal(wantsToast("none", "error"), false);
});
