import assert from "node:assert/strict";
import { test } from "node:test";
import { findCommand } from "../../../dashboard-static/js/state/batch.js";
import { appended, emptyLog, indexOfId } from "../../../dashboard-static/js/state/event-log.js";
import { initialState, reduce } from "../../../dashboard-static/js/state/reducer.js";

const status = (changes = {}) => ({ status: "running", batch_id: 42, stopping: null, ...changes });
const event = (id, type, payload = {}) => ({ id, type, timestamp: id * 1_000, payload: { batch_id: 42, ...payload } });
const command = (id, name, keys) => ({ id, command: name, story_keys: keys, status: "running", started_at: 1, tasks: [] });
const init = (changes = {}) => ({
  type: "init", id: null, timestamp: 70_000, receivedAt: 60_000,
  payload: {
    status: status(), version: "1", database_id: "a", project: { id: "p", name: "n", root: "/r" }, demo: false, heartbeat_seconds: 30, settings: { default_max_cycles: 2 },
    batch: { id: 42, started_at: 1_000, cycles_completed: 0, status: "running" },
    stories: [{ story_key: "1-1-a", status: "running", started_at: 1, commands: [command(7, "dev-story", ["1-1-a"])] }, { story_key: "1-2-b", status: "running", started_at: 1, commands: [] }],
    batch_commands: [], events: [event(9, "batch:start"), event(10, "cycle:start")], last_event_id: 10, ...changes,
  },
});
const fed = (state, ...messages) => reduce(state, { type: "feed", messages });
const ready = () => fed(initialState, init());

test("init fills the state and tells the server's clock", () => {
  const state = ready();
  assert.equal(state.batch.summary.id, 42);
  assert.equal(state.events.items.length, 2);
  assert.equal(state.server.clockOffset, 10_000);
  assert.equal(state.settings.values.default_max_cycles, 2);
});

test("an event that was applied is never applied again", () => {
  const once = fed(ready(), event(11, "command:progress"), event(12, "command:progress"));
  const twice = fed(once, event(11, "command:progress"), event(12, "command:progress"));
  assert.equal(twice.events.items.length, 4);
  assert.equal(twice.events, once.events);
});

test("holes in the ids are normal", () => {
  assert.deepEqual(fed(ready(), event(20, "x"), event(35, "x")).events.items.map(({ id }) => id), [9, 10, 20, 35]);
});

test("two stories with the same command keep their own operations", () => {
  const start = (id, key) => event(id, "command:start", { command_id: id, command: "setup", story_key: key, story_keys: [key] });
  const state = fed(ready(), start(11, "1-1-a"), start(12, "1-2-b"), event(13, "command:end", { command_id: 11, status: "failed", failure: "no" }));
  assert.equal(findCommand(state.batch, 11).status, "failed");
  assert.equal(findCommand(state.batch, 12).status, "running");
  assert.deepEqual(Object.keys(state.batch.finishing), ["11"]);
});

test("a command that serves two stories stands under both, as one", () => {
  const state = fed(ready(), event(11, "command:start", { command_id: 50, command: "create-story", story_keys: ["1-1-a", "1-2-b"] }),
    event(12, "command:end", { command_id: 50, status: "completed", metrics: { cost_usd: 0.5 } }));
  const [first, second] = state.batch.stories.map((story) => story.commands.find(({ id }) => id === 50));
  assert.equal(first, second);
  assert.equal(first.cost_usd, 0.5);
});

test("a command of no story belongs to the batch", () => {
  const state = fed(ready(), event(11, "command:start", { command_id: 51, command: "generate-project-context", story_keys: [] }));
  assert.equal(state.batch.batchCommands[0].id, 51);
});

test("events of another batch leave the live one alone", () => {
  const before = ready();
  const after = fed(before, event(11, "batch:end", { batch_id: 7, status: "error" }));
  assert.equal(after.batch, before.batch);
});

test("a new batch replaces the shown one; a resumed one goes on", () => {
  const ended = fed(ready(), event(11, "batch:end", { status: "stopped", reason: "user" }));
  assert.equal(ended.batch.summary.status, "stopped");
  assert.equal(fed(ended, event(12, "batch:start", { resumed: true })).batch.stories.length, 2);
  const fresh = fed(ended, event(12, "batch:start", { batch_id: 43, max_cycles: 1 }));
  assert.deepEqual([fresh.batch.summary.id, fresh.batch.stories.length], [43, 0]);
});

test("a story's end counts in the summary", () => {
  const state = fed(ready(), event(11, "story:status", { story_key: "1-1-a", new_status: "done" }), event(12, "story:status", { story_key: "1-2-b", new_status: "blocked", reason: "r" }));
  assert.equal(state.batch.summary.stories_done, 1);
  assert.equal(state.batch.summary.stories_blocked, 1);
  assert.equal(state.batch.stories[1].reason, "r");
});

test("a wait begins and ends", () => {
  const state = fed(ready(), event(11, "batch:waiting", { reason: "usage limit", until: 99_000 }), event(12, "batch:waiting", { until: null }));
  assert.deepEqual(state.batch.waits, [{ reason: "usage limit", started_at: 11_000, until: 99_000, ended_at: 12_000 }]);
});

test("a REST reading is joined with the events that came after it was asked for", () => {
  const later = fed(ready(), event(11, "command:end", { command_id: 7, status: "completed" }));
  const { payload } = init();
  const detail = { batch: payload.batch, stories: payload.stories, batch_commands: [], waits: [], commits: [{ hash: "a" }] };
  const state = reduce(later, { type: "batch", detail, asOf: 10 });
  assert.equal(findCommand(state.batch, 7).status, "completed");
  assert.equal(state.batch.commits.length, 1);
});

test("a reading of an older batch does not overwrite the newer one", () => {
  const state = ready();
  assert.equal(reduce(state, { type: "batch", detail: { batch: { id: 41 } }, asOf: 1 }), state);
});

test("a replayed event does not undo what init already holds", () => {
  const state = fed(ready(), init({ last_event_id: 30, stories: [{ story_key: "1-1-a", status: "done", started_at: 1, commands: [] }], events: [] }), event(25, "story:status", { story_key: "1-1-a", new_status: "review" }));
  assert.equal(state.batch.stories[0].status, "done");
  assert.equal(state.events.lastId, 25);
});

test("another version or database is noticed", () => {
  const state = fed(ready(), init({ version: "2", database_id: "b" }));
  assert.equal(state.server.newVersion, true);
  assert.equal(state.server.restarted, true);
  assert.equal(ready().server.newVersion, false);
});

test("a press stays pending until the status shows its effect", () => {
  const pressed = reduce(ready(), { type: "patch", topic: "form", changes: { pending: { action: "stop", mode: "command", since: 1 } } });
  const soft = fed(pressed, { type: "status", payload: status({ status: "stopping", stopping: { mode: "story" } }) });
  assert.notEqual(soft.form.pending, null);
  const hard = fed(soft, { type: "status", payload: status({ status: "stopping", stopping: { mode: "command" } }) });
  assert.equal(hard.form.pending, null);
});

test("a confirm panel closes when its question is void", () => {
  const asked = reduce(ready(), { type: "patch", topic: "form", changes: { confirm: "now", confirmAt: "header" } });
  assert.equal(fed(asked, { type: "status", payload: status() }).form.confirm, "now");
  assert.equal(fed(asked, { type: "status", payload: status({ status: "idle" }) }).form.confirm, null);
});

test("a status alone changes neither log nor batch", () => {
  const before = ready();
  const after = fed(before, { type: "status", payload: status() });
  assert.equal(after.events, before.events);
  assert.equal(after.batch, before.batch);
});

test("older pages go before the list, without doubles", () => {
  const state = reduce(ready(), { type: "olderEvents", events: [event(5, "x"), event(9, "x")], hasMore: false, past: false });
  assert.deepEqual(state.events.items.map(({ id }) => id), [5, 9, 10]);
  assert.equal(state.events.complete, true);
});

test("reset drops events and batch, and keeps what the operator set", () => {
  const state = reduce({ ...ready(), form: { ...initialState.form, cycles: 9 } }, { type: "reset" });
  assert.equal(state.events.lastId, 0);
  assert.equal(state.batch, null);
  assert.equal(state.form.cycles, 9);
});

test("finished cards leave after three seconds", () => {
  const state = fed(ready(), event(11, "command:end", { command_id: 7, status: "completed" }));
  assert.equal(reduce(state, { type: "finishingExpired", now: 13_000 }), state);
  assert.deepEqual(reduce(state, { type: "finishingExpired", now: 14_001 }).batch.finishing, {});
});

test("the log keeps the newest 100,000 events at most", () => {
  let log = emptyLog();
  for (let page = 0; page < 101; page++) log = appended(log, Array.from({ length: 1_000 }, (_, i) => ({ id: page * 1_000 + i + 1 })));
  assert.ok(log.items.length <= 100_000);
  assert.equal(log.lastId, 101_000);
  assert.equal(log.firstId, log.items[0].id);
  assert.equal(log.items[indexOfId(log.items, 100_500)].id, 100_500);
});

test("an unknown action is refused", () => {
  assert.throws(() => reduce(initialState, { type: "nonsense" }), /no such action/);
});
