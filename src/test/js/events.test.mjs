import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUPS, eventGroup, eventLevel, eventMessage } from "../../../dashboard-static/js/state/events.js";
import { noticeOf, summaryOf } from "../../../dashboard-static/js/state/notices.js";

const progress = (kind, status = kind) => ({ type: "command:progress", payload: { kind, status, message: "m", command: "dev-story" } });

test("levels follow outcome, not type alone", () => {
  assert.equal(eventLevel({ type: "error", payload: {} }), "error");
  assert.equal(eventLevel({ type: "batch:warning", payload: {} }), "warning");
  assert.equal(eventLevel({ type: "command:end", payload: { status: "failed" } }), "error");
  assert.equal(eventLevel({ type: "command:end", payload: { status: "interrupted" } }), "warning");
  assert.equal(eventLevel({ type: "command:end", payload: { status: "completed" } }), "success");
  assert.equal(eventLevel({ type: "story:status", payload: { new_status: "blocked" } }), "error");
  assert.equal(eventLevel({ type: "story:status", payload: { new_status: "review" } }), "info");
  assert.equal(eventLevel(progress("tool_error")), "error");
  assert.equal(eventLevel(progress("text")), "info");
  assert.equal(eventLevel({ type: "batch:waiting", payload: { until: null } }), "info");
});

test("every event has a known group", () => {
  const cases = [
    [progress("text"), "text"], [progress("tool"), "tool"], [progress("tool_error"), "tool"], [progress("task"), "command"],
    [{ type: "command:start", payload: { command: "batch-commit" } }, "git"],
    [{ type: "batch:start", payload: {} }, "batch"], [{ type: "cycle:end", payload: {} }, "batch"],
    [{ type: "story:status", payload: {} }, "command"], [{ type: "sprint:changed", payload: {} }, "system"],
    [{ type: "never:seen", payload: {} }, "system"], [{ type: "batch:warning", payload: { warning_type: "git" } }, "git"],
  ];
  for (const [event, group] of cases) assert.equal(eventGroup(event), group, event.type);
  assert.ok(cases.every(([, group]) => GROUPS.includes(group)));
});

test("an unknown event still has a line", () => {
  assert.equal(eventMessage({ type: "never:seen", payload: {} }), "never:seen");
  assert.equal(eventMessage({ type: "never:seen", payload: {}, summary: "s" }), "s");
});

test("a failure is the line of its command's end", () => {
  assert.equal(eventMessage({ type: "command:end", payload: { command: "dev-story", status: "failed", failure: "2 tests" } }), "2 tests");
});

test("a story's end and a batch's end are told, progress is not", () => {
  const done = noticeOf({ type: "story:status", id: 1, payload: { story_key: "2a-5-x", new_status: "done" } });
  assert.deepEqual(done.toast, { level: "success", text: "2a-5 done", open: { kind: "story", id: "2a-5-x" } });
  const blocked = noticeOf({ type: "story:status", id: 1, payload: { story_key: "2a-4-x", new_status: "blocked", reason: "10 reviews" } });
  assert.equal(blocked.toast.level, "error");
  assert.equal(blocked.assertive, "2a-4 blocked: 10 reviews.");
  const failed = noticeOf({ type: "batch:end", id: 1, payload: { batch_id: 42, status: "error", reason: "not signed in" } });
  assert.equal(failed.toast.text, "Batch #42 failed: not signed in");
  assert.ok(failed.assertive);
  assert.deepEqual(noticeOf(progress("tool")), {});
});

test("a failed command is spoken at once, without a toast of its own", () => {
  const notice = noticeOf({ type: "command:end", id: 1, payload: { command: "dev-story", story_key: "2a-5-x", status: "failed" } });
  assert.equal(notice.assertive, "dev-story of 2a-5 failed.");
  assert.equal(notice.toast, undefined);
});

test("what was missed becomes one sentence", () => {
  const moved = (new_status) => ({ type: "story:status", payload: { new_status } });
  assert.equal(summaryOf([moved("done"), moved("done"), moved("blocked"), progress("tool")]), "While you were away: 2 stories done, 1 blocked");
  assert.equal(summaryOf([progress("tool")]), null);
});

test("a message obeys no terminal and turns no reading order round", () => {
  const event = { type: "command:progress", payload: { message: "\u001b[31mred\u001b[0m \u202egnp.exe" } };
  assert.equal(eventMessage(event), "red ‹U+202E›gnp.exe");
});
