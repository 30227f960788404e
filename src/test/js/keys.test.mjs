import assert from "node:assert/strict";
import { test } from "node:test";
import { KeySequence } from "../../../dashboard-static/js/lib/keys.js";
import { createFrames, debounce } from "../../../dashboard-static/js/lib/timing.js";

const BINDINGS = [{ keys: "g r" }, { keys: "?" }, { keys: "r" }];
const press = (sequence, key, now = 0, held = {}) => sequence.press({ key, ...held }, BINDINGS, now)?.keys ?? null;

test("sequences and single keys are told apart", () => {
  const keys = new KeySequence();
  assert.equal(press(keys, "r"), "r");
  assert.equal(press(keys, "g"), null);
  assert.equal(press(keys, "r", 100), "g r");
  assert.equal(press(keys, "r", 200), "r");
});

test("a sequence that takes too long is none", () => {
  const keys = new KeySequence();
  press(keys, "g", 1_000);
  assert.equal(press(keys, "r", 5_000), "r");
});

test("browser shortcuts are left alone", () => {
  assert.equal(press(new KeySequence(), "r", 0, { ctrlKey: true }), null);
});

test("debounced work runs once, or at once when flushed", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  const later = debounce(() => runs++, 250);
  later();
  later();
  context.mock.timers.tick(250);
  assert.equal(runs, 1);
  later();
  later.flush();
  later.flush();
  assert.equal(runs, 2);
});

test("work due when the page is hidden moves from frames to seconds", () => {
  const page = { hidden: false, frames: [], timeouts: [], isHidden: () => page.hidden, onVisibilityChange: (action) => (page.changed = action) };
  page.requestFrame = (action) => page.frames.push(action);
  page.cancelFrame = () => (page.frames = []);
  page.setTimeout = (action, wait) => page.timeouts.push({ action, wait });
  page.clearTimeout = () => (page.timeouts = []);
  const inNextFrame = createFrames(page);
  let runs = 0;
  const work = () => runs++;
  inNextFrame(work);
  inNextFrame(work);
  page.hidden = true;
  page.changed();
  assert.equal(page.frames.length, 0);
  assert.equal(page.timeouts[0].wait, 1_000);
  page.timeouts[0].action();
  assert.equal(runs, 1);
});
