// Joins the feed with the store: what came, what it says to the operator, and what must be read again over REST.

import { debounce } from "./lib/timing.js";
import { connectionAfter } from "./net/policy.js";
import { Feed } from "./net/socket.js";
import { noticeOf, summaryOf } from "./state/notices.js";
import { wantsToast } from "./state/notify.js";
import { BANNER_AFTER_MILLISECONDS } from "./state/selectors.js";

const REFRESH_AFTER_MILLISECONDS = 400;
const TOLD_OUTAGE_MILLISECONDS = 10_000;

const REREAD_BATCH = new Set(["batch:start", "batch:end", "cycle:start", "cycle:end", "story:status", "background:end"]);
const REREAD_HISTORY = new Set(["batch:start", "batch:end"]);

/** Opens the feed; `onReady(init)` is called with the first init of the page. */
export function openFeed(app, environment, onReady) {
  const { store, storage, actions, announce } = app;
  const later = (action) => debounce(action, REFRESH_AFTER_MILLISECONDS);
  const reread = { batch: later(actions.refreshBatch), history: later(actions.loadBatches), sprint: later(actions.loadSprint) };
  let ready = false;
  let replayUntil = null;
  let shownOutage = null;

  const feed = new Feed(environment, { held, deliver, onPhase, onReset });
  actions.reconnectNow = () => feed.reconnectNow();
  return feed;

  function held() {
    const { events, server } = store.state;
    return { lastId: events.lastId, databaseId: server.databaseId };
  }

  function deliver(messages) {
    const init = messages.find(({ type }) => type === "init");
    const before = store.state.events.lastId;
    store.dispatch({ type: "feed", messages });
    if (init) opened(init.payload, before);
    tell(messages.filter(({ id }) => Number.isInteger(id) && id > before));
  }

  /** After each (re)connect: the first one restores the view, a later one says what happened meanwhile. */
  function opened(init, before) {
    replayUntil = before > 0 ? init.last_event_id : null;
    if (!ready) onReady(init);
    else actions.loadBatches();
    ready = true;
    actions.refreshBatch();
    if (init.status.status === "idle") actions.loadDoctor();
    if (init.status.sprint_problem || store.state.sprint.phase === "ready") actions.loadSprint();
  }

  function tell(events) {
    const replayed = events.filter(({ id }) => replayUntil !== null && id <= replayUntil);
    const summary = summaryOf(replayed);
    if (summary) actions.toast({ level: "info", text: summary, action: { label: "Open", run: () => actions.setTab("run") } });
    for (const event of events) {
      if (REREAD_BATCH.has(event.type)) reread.batch();
      if (REREAD_HISTORY.has(event.type)) reread.history();
      if (event.type === "sprint:changed" || event.type === "story:status") rereadSprint();
      if (replayUntil === null || event.id > replayUntil) notice(event);
    }
  }

  function rereadSprint() {
    if (store.state.sprint.phase !== "none") reread.sprint();
  }

  function notice(event) {
    const { toast, polite, assertive } = noticeOf(event, store.state.ui.timeFormat);
    if (polite) announce.polite(polite);
    if (assertive) announce.assertive(assertive);
    if (!toast || !wantsToast(storage.get("notify").toasts, toast.level)) return;
    const { kind, id } = toast.open;
    actions.toast({ ...toast, action: { label: "Open", run: () => actions.select(kind, id) } });
  }

  function onPhase(changes) {
    const { connection } = store.state;
    const now = environment.now();
    const next = connectionAfter(connection, changes, now);
    store.dispatch({ type: "put", topic: "connection", value: next });
    if (next.phase === "live") back(connection.since, now);
    else if (next.since !== shownOutage) lost(next);
    if (changes.phase === "waiting" && !ready) actions.refreshStatus();
  }

  function lost({ since }) {
    shownOutage = since;
    environment.setTimeout(() => {
      const { connection } = store.state;
      if (connection.phase === "live" || connection.since !== since) return;
      store.dispatch({ type: "put", topic: "connection", value: { ...connection } });
      if (ready) announce.assertive("Disconnected from the server.");
    }, BANNER_AFTER_MILLISECONDS + 50);
  }

  function back(since, now) {
    if (!ready || since === null || now - since < TOLD_OUTAGE_MILLISECONDS) return;
    actions.toast({ level: "success", text: "Connected again", action: { label: "Open", run: () => actions.setTab("run") } });
  }

  function onReset(init) {
    const { events, server } = store.state;
    const replaced = init.database_id !== server.databaseId || init.last_event_id < events.lastId;
    store.dispatch({ type: "reset" });
    if (replaced) store.dispatch({ type: "patch", topic: "server", changes: { restarted: true, databaseId: init.database_id } });
  }
}
