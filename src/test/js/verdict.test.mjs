import { test } from "node:test";
import assert from "node:assert/strict";
import { readVerdict } from "../../../dashboard-static/js/state/verdict.js";

test("putsTheWorstIssueFirst", () => {
  const { sentence, level, issues } = readVerdict({
    highest_severity: "HIGH",
    issues: [{ severity: "LOW", title: "a", fixed: true }, { severity: "HIGH", title: "b", file: "x.java", fixed: false }],
  });
  assert.deepEqual(issues.map((issue) => [issue.severity, issue.file, issue.fixed]), [["HIGH", "x.java", false], ["LOW", null, true]]);
  assert.equal(sentence, "Highest severity high: 2 issues, 1 fixed.");
  assert.equal(level, "error");
});

test("tellsCountsWhereNoIssueIsListed", () => {
  assert.equal(readVerdict({ highest_severity: "MEDIUM", issues: [], counts: { high: 0, medium: 2, low: 1 } }).sentence, "Highest severity medium: 2 medium, 1 low.");
});

test("tellsACleanReview", () => {
  assert.deepEqual(readVerdict({ highest_severity: "NONE", issues: [] }).level, "success");
  assert.equal(readVerdict({ critical_issues: false, issues: [{ severity: "LOW", title: "a" }] }).sentence, "No critical issues: 1 issue.");
  assert.equal(readVerdict({ critical_issues: true, issues: [] }).level, "error");
});

test("tellsACommit", () => {
  assert.equal(readVerdict({ outcome: "committed", commit: "a1b2c3d4e5f6a7" }).sentence, "Committed a1b2c3d4e5.");
  assert.equal(readVerdict({ outcome: "failed", reason: "hook refused" }).sentence, "The commit failed. hook refused");
  assert.equal(readVerdict({ outcome: "nothing" }).level, "idle");
});

test("tellsDecisionsOnTechSpecs", () => {
  const { sentence, decisions } = readVerdict({ stories: [{ story: "2a-1", tech_spec: "REQUIRED", reason: "new API" }, { story: null, tech_spec: "SKIP", reason: "" }] });
  assert.equal(sentence, "Tech-spec needed for 1 of 2 stories.");
  assert.deepEqual(decisions[0], { story: "2a-1", needed: true, reason: "new API" });
});

test("survivesAnyShape", () => {
  assert.equal(readVerdict(null), null);
  for (const odd of [{}, { issues: "x" }, { issues: [null, 1] }, { highest_severity: null }, { stories: [null] }]) assert.ok(readVerdict(odd).sentence);
});
