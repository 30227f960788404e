import { test } from "node:test";
import assert from "node:assert/strict";
import * as form from "../../../dashboard-static/js/state/settings-form.js";
import { fromRaw, inWords, rangeText, toRaw } from "../../../dashboard-static/js/state/setting-types.js";

const setting = (key, type, value, fields = {}) => ({ key, type, label: key, value, default: value, unit: null, min: null, max: null, choices: null, file_only: false, ...fields });
const PORT = setting("server_port", "integer", 8080, { min: 0, max: 65535 });
const BUDGET = setting("max_cost_usd", "decimal", null, { min: 0.01, max: 1000000, unit: "USD" });
const MODE = setting("commit_mode", "choice", "agent", { choices: ["agent", "native", "off"] });
const FLAG = setting("stop_on_blocked", "boolean", false);
const MODELS = setting("models", "map", { default: "sonnet" });
const TOOLS = setting("allowed_tools", "list", ["Bash"], { file_only: true });
const WARNING = setting("injection_warning_kb", "integer", 100, { min: 1, max: 10000 });
const ERROR = setting("injection_error_kb", "integer", 150, { min: 1, max: 10000 });
const ALL = [PORT, BUDGET, MODE, FLAG, MODELS, TOOLS, WARNING, ERROR];
const typed = (...edits) => edits.reduce((draft, [field, raw]) => form.edit(draft, field, raw), form.EMPTY_DRAFT);
const saved = (field, value) => ALL.map((each) => (each === field ? { ...each, value } : each));

test("sendsChangedKeysAlone", () => {
  const draft = typed([PORT, "9090"], [FLAG, true]);
  assert.deepEqual(form.payload(draft, ALL), { server_port: 9090, stop_on_blocked: true });
  assert.deepEqual(form.changedKeys(draft, ALL), ["server_port", "stop_on_blocked"]);
});

test("forgetsAnEditThatEndsAtTheSavedValue", () => {
  assert.deepEqual(typed([PORT, "9090"], [PORT, "8080"]), {});
  assert.deepEqual(typed([MODELS, [{ key: "default", value: "sonnet" }, { key: "", value: "" }]]), {});
});

test("keepsWhatWasTypedThoughItIsWrong", () => {
  const draft = typed([PORT, "many"]);
  assert.equal(form.rawOf(draft, PORT), "many");
  assert.match(form.problems(draft, ALL).get("server_port"), /whole number from 0 to 65535/);
});

test("holdsNumbersToTypeAndRange", () => {
  for (const raw of ["65536", "-1", "1.5", "1e3", "", "0x10", "NaN", "Infinity"]) assert.ok(fromRaw(PORT, raw).problem, raw);
  for (const raw of ["0", " 65535 "]) assert.equal(fromRaw(PORT, raw).problem, null, raw);
  assert.equal(fromRaw(BUDGET, "0.5").value, 0.5);
  assert.ok(fromRaw(BUDGET, "0").problem);
});

test("takesNothingForNoneWhereNoneIsTheDefault", () => {
  assert.deepEqual(fromRaw(BUDGET, " "), { value: null, problem: null });
  assert.ok(fromRaw(setting("small_model", "text", "haiku"), "").problem);
});

test("holdsAChoiceToItsWords", () => {
  assert.ok(fromRaw(MODE, "somebody").problem);
  assert.equal(fromRaw(MODE, "off").value, "off");
});

test("takesRowsOfModels", () => {
  const rows = (...pairs) => pairs.map(([key, value]) => ({ key, value }));
  assert.deepEqual(fromRaw(MODELS, rows(["dev-story", "opus"], ["code-review-2", " haiku "], ["", ""])).value, { "dev-story": "opus", "code-review-2": "haiku" });
  assert.match(fromRaw(MODELS, rows(["develop", "opus"])).problem, /“develop” is no command/);
  assert.match(fromRaw(MODELS, rows(["dev-story", ""])).problem, /Enter a model for dev-story/);
  assert.match(fromRaw(MODELS, rows(["default", "a"], ["default", "b"])).problem, /listed twice/);
  assert.match(fromRaw(MODELS, rows(["", "opus"])).problem, /Choose a command/);
});

test("holdsTheWarningSizeBelowTheErrorSize", () => {
  assert.deepEqual([...form.problems(typed([WARNING, "200"]), ALL).keys()], ["injection_warning_kb"]);
  assert.deepEqual([...form.problems(typed([ERROR, "50"]), ALL).keys()], ["injection_error_kb"]);
  assert.equal(form.problems(typed([WARNING, "200"], [ERROR, "300"]), ALL).size, 0);
});

test("showsBothValuesOfAConflict", () => {
  const draft = typed([PORT, "9090"], [FLAG, true]);
  assert.deepEqual(form.conflicts(draft, saved(PORT, 7070)), [{ key: "server_port", mine: 9090, theirs: 7070 }]);
});

test("hasNoConflictWhereBothMeanTheSame", () => {
  assert.deepEqual(form.conflicts(typed([PORT, "9090"]), saved(PORT, 9090)), []);
});

test("endsAConflictByEitherValue", () => {
  const draft = typed([PORT, "9090"]);
  const now = saved(PORT, 7070);
  const mine = form.decide(draft, now[0], "mine");
  assert.deepEqual([form.conflicts(mine, now), form.payload(mine, now)], [[], { server_port: 9090 }]);
  assert.deepEqual(form.decide(draft, now[0], "theirs"), {});
});

test("keepsTheBaseOfTheFirstEdit", () => {
  const now = saved(PORT, 7070);
  const draft = form.edit(typed([PORT, "9090"]), now[0], "9091");
  assert.equal(form.conflicts(draft, now).length, 1);
});

test("dropsEditsThatAreSavedOrNoFieldAnyMore", () => {
  const draft = { ...typed([PORT, "9090"], [FLAG, true]), gone: { raw: "1", base: 2 } };
  assert.deepEqual(Object.keys(form.prune(draft, saved(PORT, 9090))), ["stop_on_blocked"]);
  const clean = typed([PORT, "9090"]);
  assert.equal(form.prune(clean, ALL), clean);
});

test("resetsToDefaultsButNotWhatTheFileAloneMayChange", () => {
  const now = saved(PORT, 7070).map((each) => (each.key === "allowed_tools" ? { ...each, value: ["Read"] } : each));
  assert.deepEqual(form.payload(form.resetAll({}, now), now), { server_port: 8080 });
  assert.equal(form.isChanged({}, now[0]), true);
  assert.equal(form.isChanged(form.resetField({}, now[0]), now[0]), false);
});

test("takesNothingButADraftFromTheStorage", () => {
  assert.equal(form.isDraft(JSON.parse(JSON.stringify(typed([PORT, "9"], [MODELS, []])))), true);
  for (const stored of [null, 1, "x", [], { a: 1 }, { a: { raw: 1, base: 1 } }, { a: { raw: [1], base: 1 } }, { a: { raw: "x".repeat(200_000), base: 1 } }]) {
    assert.equal(form.isDraft(stored), false, JSON.stringify(stored)?.slice(0, 40));
  }
});

test("dropsAStoredEditThatDoesNotFitTheControl", () => {
  const stored = { server_port: { raw: true, base: 8080 }, models: { raw: "x", base: {} }, max_cost_usd: { raw: "5", base: null } };
  assert.deepEqual(Object.keys(form.fitting(stored, ALL)), ["max_cost_usd"]);
});

test("comparesMapsWithoutTheirOrder", () => {
  assert.equal(form.same({ a: 1, b: 2 }, { b: 2, a: 1 }), true);
  assert.equal(form.same([1, 2], [2, 1]), false);
});

test("readsAndWritesEachType", () => {
  for (const field of ALL) assert.deepEqual(fromRaw(field, toRaw(field, field.value)).value, field.value, field.key);
});

test("tellsRangesAndValuesInWords", () => {
  assert.equal(rangeText(BUDGET), "0.01–1,000,000 USD");
  assert.equal(rangeText(MODE), null);
  assert.equal(inWords(BUDGET, null), "none");
  assert.equal(inWords(BUDGET, 5), "5 USD");
  assert.equal(inWords(FLAG, true), "on");
  assert.equal(inWords(MODELS, { default: "opus" }), "default: opus");
  assert.equal(inWords(TOOLS, ["Bash", "Read"]), "Bash, Read");
});
