// (state, action) → state. Pure; a topic that an action does not concern keeps its identity.

import { applyEvent, batchOf, expireFinishing } from "./batch.js";
import { appended, emptyLog, indexOfId, prepended } from "./event-log.js";
import { pendingAfter } from "./pending.js";

const MAX_FINISHED_CARD_MILLISECONDS = 3_000;

export const initialState = {
  connection: { phase: "connecting", attempt: 0, retryAt: null, since: null, online: true, unauthorized: false },
  server: { version: null, databaseId: null, project: null, demo: false, heartbeatSeconds: 30, clockOffset: 0, newVersion: false, restarted: false },
  status: null,
  batch: null,
  events: emptyLog(),
  past: null,
  sprint: { phase: "none", data: null, error: null },
  batches: { phase: "none", items: [], total: 0, error: null, loadingMore: false },
  settings: { phase: "none", data: null, values: {}, error: null },
  doctor: { phase: "none", checks: [], error: null },
  scope: { batchId: null },
  selection: null,
  ui: { tab: "run", sidebarCollapsed: false, sidebarOpen: false, theme: "system", density: "compact", timeFormat: "24h", shortcuts: true, shortcutSheet: false },
  toasts: [],
  form: { cycles: 2, all: false, pending: null, message: null, confirm: null, confirmAt: null },
};

export function reduce(state, action) {
  const handler = HANDLERS[action.type];
  if (!handler) throw new Error(`no such action: ${action.type}`);
  return handler(state, action);
}

const HANDLERS = {
  /** Shallow changes of one topic: {topic, changes}. */
  patch: (state, { topic, changes }) => {
    const same = Object.entries(changes).every(([key, value]) => Object.is(state[topic][key], value));
    return same ? state : { ...state, [topic]: { ...state[topic], ...changes } };
  },
  /** A whole topic: {topic, value}. */
  put: (state, { topic, value }) => (state[topic] === value ? state : { ...state, [topic]: value }),
  /** What the socket brought since the last frame, in order. */
  feed: (state, { messages }) => {
    const run = [];
    let next = state;
    const settle = () => {
      next = run.length > 0 ? withEvents(next, run.splice(0)) : next;
    };
    for (const message of messages) {
      if (message.type === "init") settle(), (next = withInit(next, message));
      else if (message.type === "status") settle(), (next = withStatus(next, message.payload));
      else run.push(message);
    }
    settle();
    return next;
  },
  /** The server was replaced, or too much was missed: what is held is no longer true. */
  reset: (state) => ({ ...state, events: emptyLog(), batch: null, past: null, sprint: initialState.sprint, batches: initialState.batches }),
  status: (state, { status }) => withStatus(state, status),
  /** A REST reading of the live batch, joined with the events that came after it was asked for. */
  batch: (state, { detail, asOf }) => {
    if (state.batch && state.batch.summary.id > detail.batch.id) return state;
    const { batch: summary, stories, batch_commands: batchCommands, waits, commits } = detail;
    const read = { ...batchOf({ summary, stories, batchCommands, waits, commits, asOf }), finishing: state.batch?.finishing ?? {} };
    const later = state.events.items.slice(indexOfId(state.events.items, asOf + 1));
    return { ...state, batch: later.reduce(applyEvent, read) };
  },
  finishingExpired: (state, { now }) => {
    const batch = state.batch && expireFinishing(state.batch, now - MAX_FINISHED_CARD_MILLISECONDS);
    return batch === state.batch ? state : { ...state, batch };
  },
  /** An older page: {events, hasMore}, of the live log or of the past batch. */
  olderEvents: (state, { events, hasMore, past }) => {
    if (!past) return { ...state, events: prepended(state.events, events, hasMore) };
    return state.past && { ...state, past: { ...state.past, events: prepended(state.past.events, events, hasMore) } };
  },
};

function withEvents(state, events) {
  const log = appended(state.events, events);
  if (log === state.events) return state;
  const fresh = log.items.slice(indexOfId(log.items, state.events.lastId + 1));
  const batch = fresh.reduce(applyEvent, state.batch);
  return batch === state.batch ? { ...state, events: log } : { ...state, events: log, batch };
}

function withInit(state, { payload, timestamp, receivedAt }) {
  const server = {
    ...state.server,
    version: payload.version,
    databaseId: payload.database_id,
    project: payload.project,
    demo: payload.demo,
    heartbeatSeconds: payload.heartbeat_seconds ?? 30,
    clockOffset: timestamp - receivedAt,
    newVersion: state.server.newVersion || (state.server.version !== null && state.server.version !== payload.version),
    restarted: state.server.restarted || (state.server.databaseId !== null && state.server.databaseId !== payload.database_id),
  };
  const batch = batchOf({
    summary: payload.batch, stories: payload.stories, batchCommands: payload.batch_commands, asOf: payload.last_event_id,
    ...(payload.batch?.id === state.batch?.summary.id && { waits: state.batch?.waits, commits: state.batch?.commits }),
  });
  const settings = { ...state.settings, values: payload.settings ?? {} };
  const next = withEvents({ ...state, server, settings, batch: batch ?? null }, payload.events ?? []);
  return withStatus(next, payload.status);
}

function withStatus(state, status) {
  return { ...state, status, form: pendingAfter(state.form, status) };
}
