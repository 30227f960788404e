import assert from "node:assert/strict";
import { test } from "node:test";
import { afterReconnect, connectionAfter, feedPath, isSilent, messagesOf, retryDelay } from "../../../dashboard-static/js/net/policy.js";

test("the pauses grow to 30 s and stay there", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => retryDelay(attempt, 0.5));
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test("jitter stays within a fifth", () => {
  assert.equal(retryDelay(1, 0), 800);
  assert.equal(retryDelay(1, 1), 1_200);
});

test("silence is told after two and a half intervals", () => {
  assert.equal(isSilent(0, 75_000, 30), false);
  assert.equal(isSilent(0, 75_001, 30), true);
});

test("a reconnect resumes unless the database is another or the gap too wide", () => {
  const held = { lastId: 1_000, databaseId: "a" };
  assert.equal(afterReconnect(held, { last_event_id: 1_200, database_id: "a" }), "resume");
  assert.equal(afterReconnect(held, { last_event_id: 6_000, database_id: "a" }), "resume");
  assert.equal(afterReconnect(held, { last_event_id: 6_001, database_id: "a" }), "reset");
  assert.equal(afterReconnect(held, { last_event_id: 999, database_id: "a" }), "reset");
  assert.equal(afterReconnect(held, { last_event_id: 1_200, database_id: "b" }), "reset");
  assert.equal(afterReconnect({ lastId: 0, databaseId: "a" }, { last_event_id: 9, database_id: "b" }), "resume");
});

test("the feed asks for what is missing only when something is held", () => {
  assert.equal(feedPath(0), "/ws?batch=1&status=1");
  assert.equal(feedPath(812), "/ws?batch=1&status=1&after=812");
});

test("broken and unknown messages are left out", () => {
  for (const text of ["", "{", "null", "1", '{"type":5}', '{"type":"init"}', '{"type":"pong"}', '{"type":"events","payload":{}}', '{"type":"error","payload":{"message":"no"}}']) {
    assert.deepEqual(messagesOf(text), [], text);
  }
});

test("a batch of events becomes its events, without the broken ones", () => {
  const text = JSON.stringify({ type: "events", payload: { items: [{ type: "a", id: 1, payload: {} }, { type: "b" }, null] } });
  assert.deepEqual(messagesOf(text).map(({ id }) => id), [1]);
});

test("the loss is dated once and forgotten when the link is back", () => {
  const up = { phase: "live", since: null, attempt: 0 };
  const lost = connectionAfter(up, { phase: "waiting", attempt: 1 }, 5_000);
  const again = connectionAfter(lost, { phase: "connecting" }, 9_000);
  assert.equal(again.since, 5_000);
  assert.equal(connectionAfter(again, { phase: "live" }, 9_500).since, null);
});
