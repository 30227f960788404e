// What is read over REST. One failing request stays in its own topic and never blanks another panel.

import { emptyLog } from "../state/event-log.js";

const BATCHES_PER_PAGE = 20;
const STRIP_BATCHES = 30;
const OLDER_EVENTS = 500;

export function dataActions({ store, api }) {
  const patch = (topic, changes) => store.dispatch({ type: "patch", topic, changes });

  async function load(topic, read) {
    if (store.state[topic].phase === "loading") return;
    patch(topic, { phase: store.state[topic].phase === "ready" ? "ready" : "loading", error: null });
    try {
      patch(topic, { phase: "ready", error: null, ...(await read()) });
    } catch (failure) {
      patch(topic, { phase: store.state[topic].phase === "ready" ? "ready" : "error", error: failure.message });
    }
  }

  const batchPage = (offset, limit) => api.get("/api/batches", { offset, limit });

  return {
    loadSprint: () => load("sprint", async () => ({ data: await api.get("/api/sprint") })),
    loadSettings: () => load("settings", async () => ({ data: await api.get("/api/settings") })),
    loadDoctor: () => load("doctor", async () => ({ checks: (await api.get("/api/doctor")).checks })),
    /** The newest batches; what was paged in below them stays. */
    loadBatches: () =>
      load("batches", async () => {
        const { batches, total } = await batchPage(0, STRIP_BATCHES);
        const newest = new Set(batches.map(({ id }) => id));
        return { items: [...batches, ...store.state.batches.items.filter(({ id }) => !newest.has(id))], total };
      }),
    async loadMoreBatches() {
      const { items, loadingMore } = store.state.batches;
      if (loadingMore) return;
      patch("batches", { loadingMore: true, error: null });
      try {
        const { batches, total } = await batchPage(items.length, BATCHES_PER_PAGE);
        const known = new Set(store.state.batches.items.map(({ id }) => id));
        patch("batches", { items: [...store.state.batches.items, ...batches.filter(({ id }) => !known.has(id))], total, loadingMore: false });
      } catch (failure) {
        patch("batches", { loadingMore: false, error: failure.message });
      }
    },
    async refreshStatus() {
      const status = await api.get("/api/orchestrator/status").catch(() => null);
      if (status) store.dispatch({ type: "status", status });
    },
    /** Reads the live batch again; events that come meanwhile are applied on top of the answer. */
    async refreshBatch() {
      const id = store.state.batch?.summary.id;
      if (!id) return;
      const asOf = store.state.events.lastId;
      const detail = await api.get(`/api/batches/${id}`).catch(() => null);
      if (detail) store.dispatch({ type: "batch", detail, asOf });
    },
    /** One older page of the log: of the live one, or of the past batch in view. */
    async loadOlderEvents() {
      const past = store.state.scope.batchId !== null;
      const topic = past ? store.state.past : store.state;
      const log = topic?.events;
      if (!log || log.loadingOlder || log.complete) return;
      mark(past, true);
      try {
        const batchId = past ? store.state.scope.batchId : null;
        const before = log.items.length > 0 ? log.firstId : null;
        const { events, has_more: hasMore } = await api.get("/api/events", { before, batch_id: batchId, limit: OLDER_EVENTS });
        if (!past || store.state.past?.id === batchId) store.dispatch({ type: "olderEvents", events, hasMore, past });
      } catch {
        mark(past, false);
      }
    },
    /** A past batch with its newest events. */
    async loadPast(id) {
      const put = (value) => store.state.scope.batchId === id && store.dispatch({ type: "put", topic: "past", value });
      const log = emptyLog();
      put({ id, phase: "loading", detail: null, events: log, error: null });
      try {
        const [detail, page] = await Promise.all([
          api.get(`/api/batches/${id}`),
          api.get("/api/events", { batch_id: id, limit: OLDER_EVENTS }),
        ]);
        put({ id, phase: "ready", detail, events: log, error: null });
        if (store.state.past?.id === id) store.dispatch({ type: "olderEvents", events: page.events, hasMore: page.has_more, past: true });
      } catch (failure) {
        put({ id, phase: "error", detail: null, events: log, error: failure.message, gone: failure.status === 404 });
      }
    },
  };

  function mark(past, loadingOlder) {
    const { events, past: batch } = store.state;
    if (past) store.dispatch({ type: "put", topic: "past", value: { ...batch, events: { ...batch.events, loadingOlder } } });
    else store.dispatch({ type: "put", topic: "events", value: { ...events, loadingOlder } });
  }
}
