import assert from "node:assert/strict";
import { test } from "node:test";
import { Feed } from "../../../dashboard-static/js/net/socket.js";

/** A feed on a made-up clock and link. */
function harness({ lastId = 0, databaseId = null } = {}) {
  const timers = [];
  const at = { now: 0 };
  const log = { paths: [], sockets: [], phases: [], delivered: [], resets: 0 };
  const held = { lastId, databaseId };
  const timer = (kind) => (action, wait) => timers.push({ kind, action, wait, due: at.now + wait, open: true }) - 1;
  const clear = (id) => timers[id] && (timers[id].open = false);
  const environment = {
    connect(path) {
      const socket = { readyState: 1, sent: [], closed: false, send: (text) => socket.sent.push(text), close: () => (socket.closed = true) };
      log.paths.push(path);
      log.sockets.push(socket);
      return socket;
    },
    now: () => at.now,
    random: () => 0.5,
    setTimeout: timer("once"),
    clearTimeout: clear,
    setInterval: timer("every"),
    clearInterval: clear,
    inNextFrame: (action) => action(),
  };
  const feed = new Feed(environment, {
    held: () => held,
    deliver: (messages) => log.delivered.push(...messages),
    onPhase: (changes) => log.phases.push(changes),
    onReset: () => ((held.lastId = 0), (log.resets += 1)),
  });
  const advance = (ms) => {
    for (const end = at.now + ms; ; ) {
      const next = timers.filter(({ open, due }) => open && due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) return void (at.now = end);
      at.now = next.due;
      if (next.kind === "once") next.open = false;
      else next.due += next.wait;
      next.action();
    }
  };
  const socket = () => log.sockets.at(-1);
  const init = (payload = {}) =>
    socket().onmessage({ data: JSON.stringify({ type: "init", timestamp: 0, payload: { last_event_id: 10, database_id: "a", heartbeat_seconds: 30, ...payload } }) });
  feed.start();
  return { feed, held, log, advance, socket, init };
}

test("a lost link is tried again after 1, 2 and 4 s", () => {
  const { log, socket, advance } = harness();
  for (const wait of [1_000, 2_000, 4_000]) {
    const tries = log.paths.length;
    socket().onclose({});
    advance(wait - 1);
    assert.equal(log.paths.length, tries);
    advance(1);
    assert.equal(log.paths.length, tries + 1);
  }
});

test("ten stable seconds reset the pauses", () => {
  const { log, socket, advance, init } = harness();
  socket().onclose({});
  advance(1_000);
  socket().onopen({});
  init();
  advance(10_000);
  socket().onclose({});
  assert.equal(log.phases.at(-1).attempt, 1);
});

test("a link that is lost within ten seconds does not reset them", () => {
  const { log, socket, advance, init } = harness();
  socket().onclose({});
  advance(1_000);
  socket().onopen({});
  init();
  advance(9_000);
  socket().onclose({});
  assert.equal(log.phases.at(-1).attempt, 2);
});

test("a silent link is pinged, then given up", () => {
  const { log, socket, advance, init } = harness();
  socket().onopen({});
  init();
  advance(31_000);
  assert.ok(log.sockets[0].sent.includes('{"action":"ping"}'));
  assert.equal(log.sockets[0].closed, false);
  advance(45_500);
  assert.equal(log.sockets[0].closed, true);
});

test("a reconnect asks for what came after the last applied event", () => {
  const { held, log, socket, advance } = harness();
  held.lastId = 812;
  socket().onclose({});
  advance(1_000);
  assert.equal(log.paths.at(-1), "/ws?batch=1&status=1&after=812");
});

test("another database starts over without after", () => {
  const { log, init } = harness({ lastId: 500, databaseId: "old" });
  init({ last_event_id: 900, database_id: "new" });
  assert.equal(log.resets, 1);
  assert.equal(log.paths.at(-1), "/ws?batch=1&status=1");
  assert.deepEqual(log.delivered, []);
});

test("messages of a socket that was given up are not taken", () => {
  const { log, advance, socket } = harness();
  const first = socket();
  first.onclose({});
  advance(1_000);
  first.onmessage({ data: '{"type":"a","id":1,"payload":{}}' });
  assert.deepEqual(log.delivered, []);
});

test("retry now tries at once, and never opens two links", () => {
  const { feed, log, socket } = harness();
  socket().onclose({});
  feed.reconnectNow();
  feed.reconnectNow();
  assert.equal(log.paths.length, 2);
});

test("stop ends the link and its timers", () => {
  const { feed, log, advance } = harness();
  feed.stop();
  advance(100_000);
  assert.equal(log.paths.length, 1);
  assert.equal(log.sockets[0].closed, true);
});
