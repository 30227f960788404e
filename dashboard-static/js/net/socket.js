// The live feed: connects, counts its tries, notices silence, and hands what came to `deliver` once per frame.

import { STABLE_AFTER_MILLISECONDS, afterReconnect, feedPath, isSilent, messagesOf, retryDelay } from "./policy.js";

const CHECK_EVERY_MILLISECONDS = 1_000;

export class Feed {
  #environment;
  #held;
  #deliver;
  #onPhase;
  #onReset;
  #socket = null;
  #buffer = [];
  #attempt = 0;
  #retry = null;
  #stable = null;
  #check = null;
  #lastSeenAt = 0;
  #lastPingAt = 0;
  #heartbeatSeconds = 30;

  /**
   * `environment`: connect(path) → WebSocket, now(), random(), setTimeout, clearTimeout, setInterval, clearInterval, inNextFrame(fn).
   * `held()` → {lastId, databaseId} of what the page holds. `deliver(messages, {replayUntil})`, `onPhase(changes)`, `onReset()`.
   */
  constructor(environment, { held, deliver, onPhase, onReset }) {
    this.#environment = environment;
    this.#held = held;
    this.#deliver = deliver;
    this.#onPhase = onPhase;
    this.#onReset = onReset;
  }

  // Lifecycle

  start() {
    this.#connect();
    this.#check = this.#environment.setInterval(() => this.#checkLink(), CHECK_EVERY_MILLISECONDS);
  }

  stop() {
    this.#environment.clearInterval(this.#check);
    this.#environment.clearTimeout(this.#retry);
    this.#drop();
  }

  // Actions

  /** Tries at once, when no link is up or on its way. */
  reconnectNow() {
    if (this.#socket) return;
    this.#environment.clearTimeout(this.#retry);
    this.#connect();
  }

  // Callbacks

  #opened() {
    this.#seen();
    this.#stable = this.#environment.setTimeout(() => (this.#attempt = 0), STABLE_AFTER_MILLISECONDS);
  }

  #received(text) {
    this.#seen();
    for (const message of messagesOf(text)) {
      if (message.type === "init" && !this.#accepts(message)) return;
      this.#buffer.push(message.type === "init" ? { ...message, receivedAt: this.#lastSeenAt } : message);
    }
    if (this.#buffer.length > 0) this.#environment.inNextFrame(this.#flush);
  }

  #closed() {
    this.#drop();
    this.#attempt += 1;
    const delay = retryDelay(this.#attempt, this.#environment.random());
    this.#onPhase({ phase: "waiting", attempt: this.#attempt, retryAt: this.#environment.now() + delay });
    this.#retry = this.#environment.setTimeout(() => this.#connect(), delay);
  }

  #connect() {
    const path = feedPath(this.#held().lastId);
    this.#onPhase({ phase: "connecting", retryAt: null });
    this.#lastSeenAt = this.#environment.now();
    const socket = this.#environment.connect(path);
    this.#socket = socket;
    const current = (handle) => (event) => this.#socket === socket && handle(event);
    socket.onopen = current(() => this.#opened());
    socket.onmessage = current(({ data }) => this.#received(data));
    socket.onclose = current(() => this.#closed());
  }

  /** Looks at an init: goes on with it, or starts over because the held events belong to another database or the gap is too wide. */
  #accepts({ payload }) {
    this.#heartbeatSeconds = payload.heartbeat_seconds ?? this.#heartbeatSeconds;
    if (afterReconnect(this.#held(), payload) === "reset") {
      this.#drop();
      this.#onReset(payload);
      this.#connect();
      return false;
    }
    this.#onPhase({ phase: "live", retryAt: null });
    return true;
  }

  #flush = () => {
    const messages = this.#buffer;
    this.#buffer = [];
    if (messages.length > 0) this.#deliver(messages);
  };

  #checkLink() {
    if (!this.#socket) return;
    const now = this.#environment.now();
    if (isSilent(this.#lastSeenAt, now, this.#heartbeatSeconds)) {
      this.#socket.close();
      this.#closed();
    } else if (this.#socket.readyState === 1 && now - this.#lastPingAt >= this.#heartbeatSeconds * 1_000) {
      this.#lastPingAt = now;
      this.#socket.send('{"action":"ping"}');
    }
  }

  #seen() {
    this.#lastSeenAt = this.#environment.now();
  }

  #drop() {
    this.#environment.clearTimeout(this.#stable);
    const socket = this.#socket;
    this.#socket = null;
    this.#buffer = [];
    socket?.close();
  }
}
