import { test } from "node:test";
import assert from "node:assert/strict";
import { parseDiff, replacementDiff } from "../../../dashboard-static/js/lib/unified-diff.js";

const DIFF = `diff --git a/src/A.java b/src/A.java
index 83db48f..bf2a4c1 100644
--- a/src/A.java
+++ b/src/A.java
@@ -10,4 +10,5 @@ final class A {
     private int a;

-    retry(3);
+    retry(4);
+    done();
     }
@@ -40 +41 @@
-end
+end;
\\ No newline at end of file
`;

test("numbersLinesOfBothSides", () => {
  const [first, second] = parseDiff(DIFF).hunks;
  assert.equal(first.section, "final class A {");
  assert.deepEqual(
    first.lines.map((line) => [line.kind, line.old, line.new]),
    [["context", 10, 10], ["context", 11, 11], ["del", 12, null], ["add", null, 12], ["add", null, 13], ["context", 13, 14]],
  );
  assert.deepEqual([second.oldStart, second.newStart], [40, 41]);
});

test("countsAddedAndDeleted", () => {
  const { added, deleted } = parseDiff(DIFF);
  assert.deepEqual([added, deleted], [3, 2]);
});

test("keepsTheNoteOnAMissingNewline", () => {
  assert.equal(parseDiff(DIFF).hunks[1].lines.at(-1).text, "No newline at end of file");
});

test("takesALostSpaceOfAnEmptyContextLineAsContext", () => {
  assert.deepEqual(parseDiff(DIFF).hunks[0].lines[1], { kind: "context", old: 11, new: 11, text: "" });
});

test("doesNotTakeRemovedDashesForAFileHeader", () => {
  const diff = parseDiff("@@ -1,2 +1,1 @@\n--- a/x\n context\n");
  assert.deepEqual(diff.hunks[0].lines.map((line) => line.text), ["-- a/x", "context"]);
});

test("marksWhatDiffersBetweenALineAndItsReplacement", () => {
  const [del, add] = parseDiff("@@ -1 +1 @@\n-return a + b;\n+return a - b;\n").hunks[0].lines;
  assert.deepEqual(del.mark, [9, 10]);
  assert.deepEqual(add.mark, [9, 10]);
});

test("marksNothingInLinesWithLittleInCommon", () => {
  const [del] = parseDiff("@@ -1 +1 @@\n-alpha beta\n+something else\n").hunks[0].lines;
  assert.equal(del.mark, undefined);
});

test("marksNothingWhereCountsDiffer", () => {
  assert.equal(parseDiff(DIFF).hunks[0].lines[2].mark, undefined);
});

test("countsWhatIsBeyondTheLimit", () => {
  const diff = parseDiff(DIFF, 4);
  assert.equal(diff.hunks.flatMap((hunk) => hunk.lines).length, 4);
  assert.equal(diff.omitted, 5);
});

test("knowsABinaryChange", () => {
  assert.equal(parseDiff("diff --git a/x b/x\nBinary files a/x and b/x differ\n").binary, true);
});

test("survivesNoise", () => {
  for (const noise of ["", "\n", "+++", "@@ -x +y @@\n+a", "@@ -1,9 +1,9 @@"]) assert.ok(parseDiff(noise).hunks);
});

test("tellsAReplacementAsOneHunk", () => {
  const { hunks, added, deleted } = replacementDiff("a\nretry(3)\nb", "a\nretry(4)\nlog()\nb");
  assert.deepEqual(hunks[0].lines.map((line) => [line.kind, line.text]), [
    ["context", "a"], ["del", "retry(3)"], ["add", "retry(4)"], ["add", "log()"], ["context", "b"],
  ]);
  assert.deepEqual([added, deleted], [2, 1]);
});

test("tellsEqualAndEmptyTextsAsNoChange", () => {
  assert.equal(replacementDiff("a\na", "a\na").added, 0);
  assert.equal(replacementDiff("", "").hunks[0].lines.length, 1);
});
