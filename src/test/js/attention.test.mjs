import assert from "node:assert/strict";
import { test } from "node:test";
import { attentionItems, healthOf, isNotice } from "../../../dashboard-static/js/state/attention.js";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const idle = { status: "idle", batch_id: 42, batch_status: "completed", batch_reason: null, resumable_batch_id: null, current_stories: [], active_commands: [], git: null, sprint_problem: null };
const busy = { ...idle, status: "running", batch_status: "running" };
const command = (id, name, more = {}) => ({ id, command: name, story_keys: ["2a-4-empty"], started_at: id, ended_at: id, status: "completed", permission_denials: 0, failure: null, background: false, ...more });
const story = (more = {}) => ({ story_key: "2a-4-empty", story_id: "2a-4", status: "in-progress", reason: null, ended_at: null, commands: [], ...more });
const batch = (stories = [], batchCommands = []) => ({ summary: { id: 42 }, stories, batchCommands });
const items = (input) => attentionItems({ status: busy, batch: batch(), now: NOW, timeFormat: "24h", ...input });
const only = (input) => {
  const found = items(input);
  assert.equal(found.length, 1, JSON.stringify(found.map((one) => one.text)));
  return found[0];
};

test("a run that goes well needs nobody", () => {
  assert.deepEqual(items({ batch: batch([story({ commands: [command(1, "dev-story")] })]) }), []);
  assert.deepEqual(items({ status: null }), []);
});

test("a blocked story can be unblocked, unless its cycle still runs", () => {
  const blocked = batch([story({ status: "blocked", reason: "10 reviews", ended_at: NOW })]);
  const found = only({ batch: blocked });
  assert.deepEqual([found.key, found.text, found.action.name, found.action.key], ["blocked:42:2a-4-empty", "2a-4 is blocked: 10 reviews", "unblock", "2a-4-empty"]);
  assert.equal(only({ batch: blocked, status: { ...busy, current_stories: ["2a-4-empty"] } }).action.name, "open");
});

test("a story that was unblocked in the file leaves", () => {
  const sprint = { stories: [{ key: "2a-4-empty", status: "ready-for-dev" }] };
  assert.deepEqual(items({ batch: batch([story({ status: "blocked" })]), sprint }), []);
});

test("a failure stays until that command runs again", () => {
  const failed = command(1, "dev-story", { status: "failed", failure: "no result" });
  const found = only({ batch: batch([story({ commands: [failed] })]) });
  assert.deepEqual([found.key, found.text, found.target], ["failed:1", "dev-story of 2a-4 failed: no result", { kind: "command", id: 1 }]);
  assert.deepEqual(items({ batch: batch([story({ commands: [failed, command(2, "dev-story", { status: "running" })] })]) }), []);
});

test("a failure of one story is not mended by another's run", () => {
  const other = story({ story_key: "2a-5-x", story_id: "2a-5", commands: [command(2, "dev-story", { story_keys: ["2a-5-x"] })] });
  only({ batch: batch([story({ commands: [command(1, "dev-story", { status: "failed" })] }), other]) });
});

test("a failed command for two stories is one item", () => {
  const failed = command(1, "create-story", { status: "failed", story_keys: ["2a-4-empty", "2a-5-x"] });
  only({ batch: batch([story({ commands: [failed] }), story({ story_key: "2a-5-x", story_id: "2a-5", commands: [failed] })]) });
});

test("commit failures are told even of done stories, and once", () => {
  const failed = command(1, "batch-commit", { status: "failed", failure: "hook refused" });
  const events = [{ id: 9, type: "batch:warning", timestamp: 1, payload: { batch_id: 42, warning_type: "commit_given_up", message: "the commit keeps failing" } }];
  assert.equal(only({ batch: batch([story({ status: "done", commands: [failed] })]), events }).kind, "commit");
});

test("waiting for the limit offers to try now", () => {
  const found = only({ status: { ...busy, status: "waiting", waiting_reason: "usage limit", waiting_since: 5, waiting_until: null } });
  assert.deepEqual([found.key, found.level, found.action.name], ["limit:5", "waiting", "tryNow"]);
});

test("silent and looping commands are told", () => {
  const silent = { command_id: 7, command: "dev-story", story_keys: ["2a-4-empty"], started_at: 0, last_output_at: NOW - 10 * MINUTE, silent_limit_at: NOW + 5 * MINUTE, repeat_count: 1 };
  const looping = { ...silent, last_output_at: NOW, repeat_count: 5 };
  assert.match(only({ status: { ...busy, active_commands: [silent] } }).text, /^dev-story of 2a-4 is silent 10m, ends at 15m$/);
  assert.match(only({ status: { ...busy, active_commands: [looping] } }).text, /repeats the same call, 5 times/);
});

test("permission denials point at the command", () => {
  assert.match(only({ batch: batch([], [command(3, "generate-project-context", { story_keys: [], permission_denials: 2 })]) }).text, /was denied 2 permissions$/);
});

test("a batch that ended without meaning to can go on; one the operator stopped needs nobody", () => {
  const ended = (how, why) => ({ ...idle, batch_status: how, batch_reason: why, resumable_batch_id: 42, ended_at: NOW });
  assert.deepEqual(only({ status: ended("interrupted", null) }).action, { name: "resume", label: "Resume #42", id: 42 });
  assert.equal(only({ status: ended("stopped", "budget") }).text, "Batch #42 stopped: budget reached");
  assert.equal(only({ status: { ...ended("error", "not signed in"), resumable_batch_id: null } }).action.name, "doctor");
  assert.deepEqual(items({ status: ended("stopped", "user") }), []);
});

test("configuration errors and a dirty work tree are told before a start only", () => {
  const doctor = { checks: [{ name: "agent", level: "error", message: "no claude", mend: "install it" }, { name: "git", level: "warning", message: "3 changed files", mend: "commit them" }] };
  const status = { ...idle, sprint_problem: "no sprint-status.yaml", git: { uncommitted: 3 } };
  assert.deepEqual(items({ status, doctor }).map((one) => one.kind), ["configuration", "check", "dirty"]);
  assert.deepEqual(items({ status: { ...status, status: "running" }, doctor }), []);
});

test("prompts over the limit and a failed context are told of this batch only", () => {
  const notice = (id, type, batchId = 42) => ({ id, type: "batch:warning", timestamp: id, payload: { batch_id: batchId, warning_type: type, message: "m" } });
  const events = [notice(1, "injection_error"), notice(2, "context_given_up"), notice(3, "retry"), notice(4, "context_given_up", 41)];
  assert.deepEqual(items({ events }).map((one) => one.key), ["context_given_up:2", "injection:1"]);
  assert.deepEqual(events.map(isNotice), [true, true, false, true]);
});

test("what was dismissed stays away, and urgent items come first", () => {
  const input = { batch: batch([story({ status: "blocked" })], [command(3, "x", { story_keys: [], permission_denials: 1 })]) };
  assert.deepEqual(items(input).map((one) => one.level), ["error", "warning"]);
  assert.deepEqual(items({ ...input, dismissed: new Set(["blocked:42:2a-4-empty"]) }).map((one) => one.kind), ["denied"]);
});

test("health goes from active over quiet to silent with the age of the last output", () => {
  const at = (age) => healthOf({ started_at: 0, last_output_at: NOW - age, silent_limit_at: NOW - age + 15 * MINUTE }, NOW).name;
  assert.deepEqual([0, 2.9, 3, 9.9, 10, 20].map((minutes) => at(minutes * MINUTE)), ["active", "active", "quiet", "quiet", "silent", "silent"]);
  assert.equal(healthOf({ started_at: NOW - 4 * MINUTE, last_output_at: null, silent_limit_at: null }, NOW).word, "quiet 4m");
});
