// The page itself: hidden and shown, on- and offline, left; its shortcuts; other browser tabs of the same origin.

import { setVars } from "./lib/dom.js";

export function followPage(app, feed) {
  const { store, storage, actions, ticker } = app;
  const patch = (topic, changes) => store.dispatch({ type: "patch", topic, changes });

  function visibilityChanged() {
    ticker.setVisible(!document.hidden);
    if (!document.hidden) feed.reconnectNow();
  }

  function onlineChanged() {
    patch("connection", { online: navigator.onLine });
    if (navigator.onLine) feed.reconnectNow();
  }

  /** Other browser tabs are followed for the look alone. */
  function storedElsewhere({ key }) {
    const changed = key === null ? null : storage.globalKeyOf(key);
    if (changed === "theme" || changed === "density") patch("ui", { [changed]: storage.get(changed) });
  }

  document.addEventListener("visibilitychange", visibilityChanged);
  addEventListener("online", onlineChanged);
  addEventListener("offline", onlineChanged);
  addEventListener("pagehide", () => storage.flush());
  addEventListener("storage", storedElsewhere);
  document.getElementById("skip-link").addEventListener("click", () => document.getElementById("main").focus());
  ticker.add((now) => store.dispatch({ type: "finishingExpired", now }));
  app.keys.add(shellKeys());
  new ResizeObserver(topResized).observe(document.getElementById("top"));
  visibilityChanged();
  onlineChanged();

  function shellKeys() {
    const group = "Everywhere";
    const bind = (keys, label, run) => ({ keys, label, group, run });
    return [
      bind("g r", "Sprint Run", () => actions.setTab("run")),
      bind("g ,", "Settings", () => actions.setTab("settings")),
      bind("[", "Collapse or show the history", actions.toggleSidebar),
      bind(".", "Focus Start or Stop", focusControls),
      bind("?", "This sheet", () => actions.showShortcuts(true)),
      bind("Escape", "Close what is open", closeTopmost),
    ];
  }

  /** What sticks below header and banners needs to know how high they are. */
  function topResized([{ target }]) {
    setVars(document.documentElement, { "--top-height": `${target.offsetHeight}px` });
  }

  function closeTopmost() {
    const { ui, selection } = store.state;
    if (ui.sidebarOpen) actions.setSidebarOpen(false);
    else if (selection) actions.closeInspector();
  }
}

function focusControls() {
  const buttons = [...document.querySelectorAll("[data-controls]:not(:disabled)")];
  buttons.find((button) => button.getClientRects().length > 0)?.focus();
}
