// Joins the feed with the store, and reads over REST what the feed says has changed.

import { Feed } from "./net/socket.js";


export function openFeed(app, environment) {
  const { store, actions, ticker } = app;
  const patch = (topic, changes) => store.dispatch({ type: "patch", topic, changes });
  const feed = new Feed(environment, {
    held: () => ({ lastId: store.state.events.lastId, databaseId: store.state.server.databaseId }),
    deliver: (messages) => store.dispatch({ type: "feed", messages, now: environment.now() }),
    onPhase: (changes) => patch("connection", changes),
    onReset: () => store.dispatch({ type: "reset" }),
  });
  actions.reconnectNow = () => feed.reconnectNow();

  const showTime = () => ticker.setVisible(!document.hidden);
  document.addEventListener("visibilitychange", () => {
    showTime();
    if (!document.hidden) feed.reconnectNow();
  });
  addEventListener("online", () => feed.reconnectNow());
  addEventListener("pagehide", () => app.storage.flush());
  showTime();
  feed.start();
}
