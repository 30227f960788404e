import { test } from "node:test";
import assert from "node:assert/strict";
import { EMPTY_TRANSCRIPT, appendPage, blocks, callSummary, nextError, windowOf } from "../../../dashboard-static/js/state/transcript.js";

let cursor = 0;
const item = (kind, fields = {}) => ({
  cursor: String(++cursor), at: 1000 + cursor, kind, text: null, tool: null, tool_use_id: null, input: null, is_error: false, sub_agent: false, truncated: false, ...fields,
});
const page = (...items) => ({ items, next: String(cursor), complete: false });
const read = (...items) => appendPage(EMPTY_TRANSCRIPT, page(...items));

test("joinsACallWithItsResultByUseId", () => {
  const { entries } = read(
    item("tool_call", { tool: "Bash", tool_use_id: "a", input: { command: "mvn test" } }),
    item("tool_call", { tool: "Read", tool_use_id: "b", input: { file_path: "x" } }),
    item("tool_result", { tool_use_id: "b", text: "content" }),
    item("tool_result", { tool_use_id: "a", text: "2 failed", is_error: true }),
  );
  assert.deepEqual(entries.map((entry) => [entry.tool, entry.result.text, entry.isError]), [["Bash", "2 failed", true], ["Read", "content", false]]);
});

test("joinsAResultOfALaterPage", () => {
  const first = read(item("tool_call", { tool: "Bash", tool_use_id: "a" }));
  const second = appendPage(first, page(item("text", { text: "hm" }), item("tool_result", { tool_use_id: "a", text: "ok" })));
  assert.equal(first.entries[0].result, null, "the earlier transcript is untouched");
  assert.equal(second.entries[0].result.text, "ok");
  assert.equal(second.entries.length, 2);
});

test("showsAResultWhoseCallIsMissing", () => {
  const { entries } = read(item("tool_result", { tool: "Grep", tool_use_id: "gone", text: "found" }));
  assert.deepEqual([entries[0].kind, entries[0].tool, entries[0].input, entries[0].result.text], ["tool", "Grep", null, "found"]);
});

test("leavesACallWithoutAnswerOpen", () => {
  assert.equal(read(item("tool_call", { tool: "Bash", tool_use_id: "a" })).entries[0].result, null);
});

test("joinsConsecutiveTexts", () => {
  const { entries } = read(item("text", { text: "one" }), item("text", { text: "two" }), item("thinking", { text: "hm" }), item("text", { text: "three" }));
  assert.deepEqual(entries.map((entry) => entry.text), ["one\n\ntwo", "hm", "three"]);
});

test("takesReportsOfTasksOutOfTheTexts", () => {
  const report = JSON.stringify({ sprint: "task", story: "2a-1", task: "lint", status: "end", message: "clean" });
  const { entries } = read(item("text", { text: `Now the rest.\n${report}\nDone.` }), item("text", { text: '{"sprint":"x"}' }));
  assert.deepEqual(entries.map(({ kind, task, text }) => [kind, task, text]), [["text", undefined, "Now the rest."], ["task", "lint", "clean"], ["text", undefined, 'Done.\n\n{"sprint":"x"}']]);
  assert.equal(new Set(entries.map(({ id }) => id)).size, 3, "each has its own id");
});

test("keepsASubAgentsTextApart", () => {
  const { entries } = read(item("text", { text: "one" }), item("text", { text: "two", sub_agent: true }));
  assert.equal(entries.length, 2);
});

test("startsANewTextBeforeOneGrowsTooLong", () => {
  const { entries } = read(item("text", { text: "a".repeat(19_000) }), item("text", { text: "b".repeat(19_000) }));
  assert.equal(entries.length, 2);
});

test("groupsRunsOfASubAgent", () => {
  const { entries } = read(item("text", { text: "a" }), item("thinking", { sub_agent: true }), item("text", { text: "b", sub_agent: true }), item("result", { text: "done" }));
  assert.deepEqual(blocks(entries).map((block) => [block.subAgent, block.entries.length]), [[false, 1], [true, 2], [false, 1]]);
});

test("keepsTheSameTranscriptWhenNothingIsNew", () => {
  const now = read(item("text", { text: "a" }));
  assert.equal(appendPage(now, { items: [], next: now.cursor, complete: false }), now);
  assert.equal(appendPage(now, { items: [], next: now.cursor, complete: true }).complete, true);
});

test("letsOldEntriesGoAndCountsThem", () => {
  let now = EMPTY_TRANSCRIPT;
  for (let i = 0; i < 11; i++) now = appendPage(now, page(...Array.from({ length: 500 }, () => item("notice", { text: "n" }))));
  assert.equal(now.entries.length, 5000);
  assert.equal(now.dropped, 500);
});

test("countsErrors", () => {
  assert.equal(read(item("tool_result", { is_error: true }), item("text")).errors, 1);
});

test("dropsTerminalColoursOfAResult", () => {
  assert.equal(read(item("tool_result", { text: "\u001b[31mred\u001b[0m" })).entries[0].result.text, "red");
});

test("saysOnOneLineWhatAToolWasCalledFor", () => {
  assert.equal(callSummary("Bash", { command: "mvn -q\n  test", description: "Run the tests" }), "mvn -q test");
  assert.equal(callSummary("Agent", { description: "Look for usages", prompt: "You are…" }), "Look for usages");
  assert.equal(callSummary("TodoWrite", { todos: [1, 2] }), "2 to-dos");
  assert.equal(callSummary("Odd", { deep: {} }), "Odd");
  assert.equal(callSummary("Read", null), "Read");
});

test("keepsTheIdOfARunWhileTheWindowMovesOverIt", () => {
  const { entries } = read(item("init"), item("thinking", { sub_agent: true }), item("text", { sub_agent: true }), item("result"));
  const [first, second] = blocks(entries, 2, 4);
  assert.equal(first.id, entries[1].id);
  assert.deepEqual([first.entries.length, second.id], [1, entries[3].id]);
});

test("showsTheNewestOrUpToAnEnd", () => {
  assert.deepEqual(windowOf(500, null, 100), { from: 400, to: 500 });
  assert.deepEqual(windowOf(500, 250, 100), { from: 150, to: 250 });
  assert.deepEqual(windowOf(500, 20, 100), { from: 0, to: 100 });
  assert.deepEqual(windowOf(30, 900, 100), { from: 0, to: 30 });
  assert.deepEqual(windowOf(0, null, 100), { from: 0, to: 0 });
});

test("findsTheNextErrorEitherWay", () => {
  const entries = [false, true, false, true].map((isError) => ({ isError }));
  assert.deepEqual([nextError(entries, 4, -1), nextError(entries, 3, -1), nextError(entries, 1, -1), nextError(entries, 1, 1)], [3, 1, -1, 3]);
});
