import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtEnd, maxScroll, rowForKey, scrollToPlace, scrollToReveal, visibleRange } from "../../../dashboard-static/js/lib/virtual-list.js";

const list = { viewportHeight: 280, rowHeight: 28, count: 1000 };

test("draws the rows in view and the overscan on both sides", () => {
  assert.deepEqual(visibleRange({ ...list, scrollTop: 2800 }), { start: 94, end: 116 });
});

test("draws nothing of an empty list and never leaves the list", () => {
  assert.deepEqual(visibleRange({ ...list, count: 0, scrollTop: 0 }), { start: 0, end: 0 });
  assert.deepEqual(visibleRange({ ...list, scrollTop: 0 }), { start: 0, end: 16 });
  assert.deepEqual(visibleRange({ ...list, scrollTop: 1e9 }), { start: 984, end: 1000 });
  assert.deepEqual(visibleRange({ ...list, count: 3, scrollTop: 500 }), { start: 0, end: 3 });
});

test("draws a bounded number of rows however long the list is", () => {
  for (const count of [100, 100_000]) {
    for (const scrollTop of [0, 13, 1400.5, count * 28]) {
      const { start, end } = visibleRange({ ...list, count, scrollTop });
      assert.ok(end - start <= 11 + 12, `${end - start} rows`);
    }
  }
});

test("knows the end, also where a zoomed page reports fractions", () => {
  assert.equal(maxScroll(list), 27_720);
  assert.ok(isAtEnd(27_717.3, list));
  assert.ok(!isAtEnd(27_692, list));
  assert.ok(isAtEnd(0, { ...list, count: 2 }));
});

test("reveals a row by the least scrolling", () => {
  assert.equal(scrollToReveal(5, 280, list), 140);
  assert.equal(scrollToReveal(12, 280, list), 280);
  assert.equal(scrollToReveal(25, 280, list), 448);
  assert.equal(scrollToReveal(999, 0, list), 27_720);
});

test("places an anchor where it stood, clamped to the list", () => {
  assert.equal(scrollToPlace(100, 10, list), 2790);
  assert.equal(scrollToPlace(0, 10, list), 0);
  assert.equal(scrollToPlace(999, 0, list), 27_720);
});

test("moves by keys and stops at both ends", () => {
  const at = (key, index) => rowForKey(key, index, { count: 100, pageRows: 10 });
  assert.deepEqual([at("j", 5), at("ArrowUp", 5), at("PageDown", 95), at("Home", 50), at("End", 0), at("k", 0)], [6, 4, 99, 0, 99, 0]);
  assert.equal(at("x", 5), null);
  assert.equal(at("constructor", 5), null);
  assert.equal(rowForKey("j", 0, { count: 0, pageRows: 10 }), null);
});
