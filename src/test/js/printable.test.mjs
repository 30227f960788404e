import { test } from "node:test";
import assert from "node:assert/strict";
import { printable } from "../../../dashboard-static/js/lib/printable.js";

test("dropsTerminalColours", () => {
  assert.equal(printable("\u001b[31mFAILED\u001b[0m test"), "FAILED test");
});

test("dropsTitlesSetByATerminalSequence", () => {
  assert.equal(printable("\u001b]0;title\u0007text"), "text");
});

test("showsControlCharacters", () => {
  assert.equal(printable("a\u0000b\u0008c\u007f"), "a␀b␈c␡");
});

test("namesWhatTurnsTheReadingOrderRound", () => {
  assert.equal(printable("\u202Egnp.exe"), "‹U+202E›gnp.exe");
});

test("keepsLinesTabsAndOtherScripts", () => {
  assert.equal(printable("α\tβ\n‏שלום 😀"), "α\tβ\n‏שלום 😀");
});

test("makesOneLineBreakOfCarriageReturns", () => {
  assert.equal(printable("a\r\nb\rc"), "a\nb\nc");
});
