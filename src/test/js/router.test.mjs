import assert from "node:assert/strict";
import { test } from "node:test";
import { createRouter, formatRoute, parseRoute, parseSelection } from "../../../dashboard-static/js/lib/router.js";

const TABS = ["run", "stories", "settings"];

test("a tab, its parameters and what is open are read from the hash", () => {
  assert.deepEqual(parseRoute("#/run", TABS), { tab: "run", batchId: null, params: {}, open: null });
  assert.deepEqual(parseRoute("#/stories?epic=2a&q=a%20b&open=command:812", TABS), {
    tab: "stories", batchId: null, params: { epic: "2a", q: "a b" }, open: { kind: "command", id: 812 },
  });
  assert.deepEqual(parseRoute("#/batch/41/run&open=story:2a-5-x", TABS), {
    tab: "run", batchId: 41, params: {}, open: { kind: "story", id: "2a-5-x" },
  });
});

test("what names nothing is no route", () => {
  for (const hash of ["", "#", "#/nothing", "#/batch", "#/batch/x/run", "#/batch/41/nothing", "#/__proto__", "#/%E0%A4%A"]) {
    assert.equal(parseRoute(hash, TABS), null, hash);
  }
});

test("a batch without a tab opens Sprint Run", () => {
  assert.equal(parseRoute("#/batch/41", TABS).tab, "run");
});

test("every route survives writing and reading", () => {
  const routes = [
    { tab: "settings", batchId: null, params: {}, open: null },
    { tab: "stories", batchId: null, params: { q: "50% & more" }, open: { kind: "story", id: "2a-5-ü&open=command:1" } },
    { tab: "run", batchId: 41, params: {}, open: { kind: "command", id: 812 } },
  ];
  for (const route of routes) assert.deepEqual(parseRoute(formatRoute(route), TABS), route);
});

test("a hostile selection is refused", () => {
  for (const text of [null, "", "command:", "command:x", "command:1e9", "command:-1", "script:1", `story:${"x".repeat(201)}`]) {
    assert.equal(parseSelection(text), null, String(text));
  }
});

test("the router tells of routes that others wrote, not of its own", () => {
  let changed;
  const place = { hash: "", write: (hash) => (place.hash = hash), onChange: (action) => (changed = action) };
  const told = [];
  const router = createRouter(place, TABS, (route) => told.push(route.tab));
  router.write({ tab: "settings" });
  changed();
  place.hash = "#/run";
  changed();
  place.hash = "#/nonsense";
  changed();
  assert.deepEqual(told, ["run"]);
});
