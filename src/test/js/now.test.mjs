import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsOf, durationOf, familyOf, numberOf, storyIds } from "../../../dashboard-static/js/state/commands.js";
import { nowCards } from "../../../dashboard-static/js/state/now.js";

const active = (id, more = {}) => ({ command_id: id, command: "dev-story", story_keys: ["2a-5-x"], task_id: "setup", attempt: 1, background: false, started_at: id, ...more });
const batch = (commands, finishing = {}) => ({ stories: [{ story_key: "2a-5-x", story_id: "2a-5", title: "Fork", commands }], batchCommands: [], finishing });

test("two stories with the same command and task are two cards", () => {
  const status = { active_commands: [active(1), active(2, { story_keys: ["2a-6-y"] })] };
  assert.deepEqual(nowCards({ status, batch: batch([]) }).map((card) => [card.id, card.stories[0].id]), [[1, "2a-5"], [2, "2a-6"]]);
});

test("one command for two stories is one card that names both", () => {
  const cards = nowCards({ status: { active_commands: [active(1, { story_keys: ["2a-5-x", "2a-6-y"] })] }, batch: batch([]) });
  assert.deepEqual(cards.map((card) => card.stories.map((story) => story.id)), [["2a-5", "2a-6"]]);
});

test("background chains stand last, the others in the order they began", () => {
  const status = { active_commands: [active(9), active(3, { background: true }), active(4)] };
  assert.deepEqual(nowCards({ status, batch: batch([]) }).map((card) => card.id), [4, 9, 3]);
});

test("an ended command stays with its outcome and the task last known, until it expires", () => {
  const ended = { id: 1, command: "dev-story", story_keys: ["2a-5-x"], started_at: 1, ended_at: 5, status: "failed", attempt: 2 };
  const remembered = new Map([[1, active(1, { max_attempts: 3, task_id: "tests" })]]);
  const [card] = nowCards({ status: { active_commands: [] }, batch: batch([ended], { 1: 5 }), remembered });
  assert.deepEqual([card.ended.status, card.task, card.maxAttempts, card.active], ["failed", "tests", 3, null]);
  assert.deepEqual(nowCards({ status: { active_commands: [] }, batch: batch([ended]) }), []);
});

test("a command that is still active and already ended by the events shows once", () => {
  const ended = { id: 1, command: "dev-story", story_keys: ["2a-5-x"], started_at: 1, ended_at: 5, status: "completed" };
  assert.equal(nowCards({ status: { active_commands: [active(1)] }, batch: batch([ended], { 1: 5 }) }).length, 1);
});

test("names of commands are read", () => {
  assert.deepEqual([familyOf("code-review-10"), familyOf("dev-story"), familyOf(null)], ["code-review", "dev-story", ""]);
  assert.deepEqual([numberOf({ command: "code-review-3", attempt: 1 }), numberOf({ command: "dev-story", attempt: 2 })], [3, 2]);
  assert.deepEqual(storyIds(["2a-5-x", "2a-6-y"], [{ story_key: "2a-5-x", story_id: "2a-5" }]), ["2a-5", "2a-6"]);
});

test("a command of two stories counts once, one that runs has no duration yet", () => {
  const shared = { id: 1, started_at: 1, ended_at: null };
  const both = { stories: [{ commands: [shared] }, { commands: [shared] }], batchCommands: [{ id: 0, started_at: 0 }] };
  assert.deepEqual(commandsOf(both).map((command) => command.id), [0, 1]);
  assert.equal(durationOf(shared), 0);
  assert.equal(durationOf({ started_at: 1, ended_at: 4 }), 3);
});
