import assert from "node:assert/strict";
import { test } from "node:test";
import { FilteredLog } from "../../../dashboard-static/js/views/run/filtered-log.js";

const events = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index, error: (from + index) % 5 === 0 }));
const even = { accepts: (event) => event.id % 2 === 0 };
const log = (filter, source, clock) => {
  const made = new FilteredLog((event) => event.error, clock);
  made.setFilter(filter, source);
  return made;
};
const ids = (made) => made.rows.map((row) => row.id);

test("appending looks at the new events only", () => {
  const source = events(1, 1000);
  let asked = 0;
  const made = log({ accepts: () => (asked++, true) }, source);
  source.push(...events(1001, 1003));
  assert.deepEqual(made.sync(source), { appended: 3, prepended: 0, dropped: 0 });
  assert.equal(asked, 1003);
});

test("an older page comes in front and errors keep their places", () => {
  const made = log(even, events(11, 20));
  assert.deepEqual(made.errors.map((place) => made.rows[place].id), [20]);
  const result = made.sync(events(1, 22));
  assert.deepEqual(result, { appended: 1, prepended: 5, dropped: 0 });
  assert.deepEqual(ids(made), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  assert.deepEqual(made.errors.map((place) => made.rows[place].id), [10, 20]);
});

test("what the store drops at the front is dropped here", () => {
  const made = log(even, events(1, 20));
  assert.deepEqual(made.sync(events(12, 21)), { appended: 0, prepended: 0, dropped: 5 });
  assert.deepEqual(ids(made), [12, 14, 16, 18, 20]);
  assert.deepEqual(made.errors, [4]);
});

test("another batch's events replace all", () => {
  const made = log(even, events(100, 110));
  made.sync(events(1, 4));
  assert.deepEqual(ids(made), [2, 4]);
  made.sync(events(500, 502));
  assert.deepEqual(ids(made), [500, 502]);
  made.sync([]);
  assert.deepEqual(ids(made), []);
});

test("a filter may hide everything and let later events in", () => {
  const made = log({ accepts: (event) => event.id > 50 }, events(1, 50));
  assert.equal(made.placeOf(10), -1);
  made.sync(events(1, 52));
  assert.deepEqual(ids(made), [51, 52]);
  assert.equal(made.placeOf(10), 0);
  assert.equal(made.placeOf(99), 1);
});

test("errors are walked in both directions, going round", () => {
  const made = log({ accepts: () => true }, events(1, 12));
  assert.deepEqual([made.errorFrom(0, 1), made.errorFrom(4, 1), made.errorFrom(9, 1), made.errorFrom(4, -1), made.errorFrom(8, -1)], [4, 9, 4, 9, 4]);
  assert.equal(log(even, []).errorFrom(0, 1), -1);
});

test("an expression over its time is given up and said so", () => {
  let now = 0;
  const made = log({ accepts: () => (now += 10, true), slow: true }, events(1, 5000), () => now);
  assert.match(made.problem, /too slow/);
  assert.ok(made.rows.length < 200);
  const before = made.rows.length;
  made.sync(events(1, 6000));
  assert.equal(made.rows.length, before);
});
