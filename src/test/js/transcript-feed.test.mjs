import { test } from "node:test";
import assert from "node:assert/strict";
import { TranscriptFeed } from "../../../dashboard-static/js/views/inspector/transcript-feed.js";

const text = (cursor) => ({ cursor, at: null, kind: "notice", text: cursor, sub_agent: false, is_error: false, truncated: false });

/** Answers pages in turn; the last one again and again. A page is a list of cursors, "end" or an error. */
function apiOf(...pages) {
  const asked = [];
  return {
    asked,
    async get(path, { after }) {
      asked.push(after);
      const page = pages.length > 1 ? pages.shift() : pages[0];
      if (page instanceof Error) throw page;
      const complete = page.at(-1) === "end";
      const items = page.filter((cursor) => cursor !== "end").map(text);
      return { items, next: items.at(-1)?.cursor ?? after, complete };
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

async function started(t, api) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const feed = new TranscriptFeed(api, 7, () => {});
  t.after(() => feed.dispose());
  feed.start();
  await settled();
  return feed;
}

test("readsAllPagesAtOnceAndStopsAtTheEnd", async (t) => {
  const api = apiOf(["1", "2"], ["3"], ["4", "end"]);
  const feed = await started(t, api);
  assert.deepEqual(api.asked, [null, "2", "3"]);
  assert.equal(feed.transcript.entries.length, 4);
  t.mock.timers.tick(60_000);
  await settled();
  assert.equal(api.asked.length, 3);
});

test("looksAtMostOnceASecondHoweverMuchHappens", async (t) => {
  const api = apiOf(["1"], []);
  const feed = await started(t, api);
  const before = api.asked.length;
  for (let i = 0; i < 20; i++) {
    feed.nudge();
    t.mock.timers.tick(50);
    await settled();
  }
  assert.equal(api.asked.length, before + 1);
});

test("looksAnywayAfterAWhile", async (t) => {
  const api = apiOf(["1"], []);
  await started(t, api);
  const before = api.asked.length;
  t.mock.timers.tick(3_000);
  await settled();
  assert.equal(api.asked.length, before + 1);
});

test("keepsWhatItHasWhenAReadFailsAndGoesOnWhenAsked", async (t) => {
  const api = apiOf(["1"], Object.assign(new Error("gone"), { status: 500 }), ["2", "end"]);
  const feed = await started(t, api);
  assert.deepEqual([feed.phase, feed.error.message, feed.transcript.entries.length], ["error", "gone", 1]);
  feed.nudge();
  t.mock.timers.tick(60_000);
  await settled();
  assert.equal(api.asked.length, 2);
  feed.retry();
  await settled();
  assert.deepEqual([feed.phase, feed.transcript.entries.length, feed.transcript.complete], ["ready", 2, true]);
});

test("goesOnByItselfOnceTheServerIsBack", async (t) => {
  const api = apiOf(["1"], Object.assign(new Error("unreachable"), { status: 0 }), ["2", "end"]);
  const feed = await started(t, api);
  feed.nudge();
  t.mock.timers.tick(1_000);
  await settled();
  assert.equal(feed.phase, "ready");
});

test("saysNothingAfterItWasDisposed", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let told = 0;
  const feed = new TranscriptFeed(apiOf(["1", "end"]), 7, () => told++);
  feed.start();
  feed.dispose();
  await settled();
  assert.equal(told, 0);
});
