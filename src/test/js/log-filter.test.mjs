import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS, compileFilter, readFilters, serverQuery } from "../../../dashboard-static/js/views/run/log-filter.js";
import { patternProblem, readSearch } from "../../../dashboard-static/js/views/run/safe-pattern.js";

const facts = { level: (event) => event.level, group: (event) => event.group, texts: (event) => [event.text, event.payload.story_key] };
const events = [
  { id: 1, level: "info", group: "tool", text: "Edit OrderService.java", payload: { story_key: "2a-1-x", command: "dev-story", command_id: 7 } },
  { id: 2, level: "error", group: "tool", text: "mvn test failed: 2 of 118", payload: { story_key: "2a-1-x", command: "dev-story", command_id: 7 } },
  { id: 3, level: "warning", group: "batch", text: "usage limit", payload: {} },
  { id: 4, level: "success", group: "command", text: "code-review-1 completed", payload: { story_key: "2a-2-y", story_keys: ["2a-2-y", "2a-3-z"], command: "code-review-1", command_id: 8 } },
];
const passing = (filters, hiddenUpTo) => {
  const filter = compileFilter({ ...NO_FILTERS, ...filters }, facts, hiddenUpTo);
  return events.filter(filter.accepts).map((event) => event.id);
};

test("no filter lets everything pass", () => assert.deepEqual(passing({}), [1, 2, 3, 4]));

test("a level shows itself and what is louder", () => {
  assert.deepEqual(passing({ level: "error" }), [2]);
  assert.deepEqual(passing({ level: "warning" }), [2, 3]);
});

test("story, command, operation, group and text narrow together", () => {
  assert.deepEqual(passing({ story: "2a-3-z" }), [4]);
  assert.deepEqual(passing({ command: "dev-story" }), [1, 2]);
  assert.deepEqual(passing({ commandId: 8 }), [4]);
  assert.deepEqual(passing({ group: "tool", text: "FAILED" }), [2]);
});

test("what is hidden up to an event does not count as a filter", () => {
  assert.deepEqual(passing({}, 2), [3, 4]);
  assert.equal(compileFilter(NO_FILTERS, facts, 2).active, false);
  assert.equal(compileFilter({ ...NO_FILTERS, commandId: 7 }, facts, 2).active, true);
});

test("plain text means itself, slashes make an expression", () => {
  assert.deepEqual(passing({ text: "2 of 118" }), [2]);
  assert.deepEqual(passing({ text: ".*" }), []);
  assert.deepEqual(passing({ text: "/edit|usage/" }), [1, 3]);
  assert.deepEqual(passing({ text: "/" }), []);
});

test("an expression that is refused filters nothing and says why", () => {
  const filter = compileFilter({ ...NO_FILTERS, text: "/(a+)+$/" }, facts);
  assert.equal(events.filter(filter.accepts).length, 4);
  assert.match(filter.problem, /take for ever/);
  assert.equal(readSearch("/[/").problem, "Not a valid expression");
});

test("expressions that can take for ever are refused", () => {
  for (const source of ["(a+)+", "(a|a)*", "((a|b)c)+", "(?:x*y)*", "(a?){30}", "(.*)\\1", ".*.*.*.*", "a{1000}", "(\\w|\\d){2,}", "x".repeat(201)]) {
    assert.notEqual(patternProblem(source), null, source);
  }
});

test("expressions people write are not", () => {
  for (const source of ["time(out)?", "^Edit .*\\.java$", "(Edit|Write) src", "\\d+ of \\d+", "[(+]+x", "a{2,3}", "(?:ab)+", "\\(a+\\)+"]) {
    assert.equal(patternProblem(source), null, source);
  }
});

test("the server is asked only for what it can sort out exactly", () => {
  assert.deepEqual(serverQuery({ ...NO_FILTERS, story: "2a-1-x", text: "/a/" }, 42), { batch_id: 42, story_key: "2a-1-x" });
  assert.deepEqual(serverQuery(NO_FILTERS, null), {});
});

test("stored filters are read back, damaged ones dropped", () => {
  const filters = { ...NO_FILTERS, text: "x", level: "error", commandId: 7 };
  assert.deepEqual(readFilters(filters), filters);
  assert.deepEqual(readFilters({ text: 7, level: {}, commandId: "8", more: 1 }), NO_FILTERS);
  assert.deepEqual(readFilters(null), NO_FILTERS);
});
