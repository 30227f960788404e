// What the operator looks at: tab, scope, selection, theme. Each is written to the address and remembered.

export function viewActions({ store, storage, router, data, environment }) {
  const patch = (topic, changes) => store.dispatch({ type: "patch", topic, changes });
  const put = (topic, value) => store.dispatch({ type: "put", topic, value });

  function writeRoute(options) {
    const { ui, scope, selection } = store.state;
    router.write({ tab: ui.tab, batchId: ui.tab === "settings" ? null : scope.batchId, open: selection }, options);
  }

  const actions = {
    setTab(tab) {
      patch("ui", { tab, sidebarOpen: false });
      storage.set("tab", tab);
      writeRoute();
    },
    /** Shows a past batch, or with null the live one. */
    setScope(batchId) {
      if (store.state.scope.batchId !== batchId) {
        put("scope", { batchId });
        put("past", null);
        if (batchId !== null) data.loadPast(batchId);
      }
      patch("ui", { sidebarOpen: false });
      storage.set("scope", batchId);
      writeRoute();
    },
    /** Opens the inspector: kind is command, story, event, commit or batch. */
    select(kind, id, tab = null) {
      put("selection", { kind, id, tab });
      storage.set("selection", { kind, id, tab });
      writeRoute();
    },
    closeInspector() {
      put("selection", null);
      storage.set("selection", null);
      writeRoute();
    },
    /** Follows an address that was typed, linked or gone back to. */
    applyRoute({ tab, batchId, open }) {
      patch("ui", { tab });
      if (store.state.scope.batchId !== batchId) {
        put("scope", { batchId });
        put("past", null);
        if (batchId !== null) data.loadPast(batchId);
      }
      const { selection } = store.state;
      if (open === null) put("selection", null);
      else if (selection?.kind !== open.kind || selection.id !== open.id) put("selection", { ...open, tab: null });
    },
    toggleSidebar() {
      const sidebarCollapsed = !store.state.ui.sidebarCollapsed;
      patch("ui", { sidebarCollapsed });
      storage.set("sidebar", sidebarCollapsed);
    },
    setSidebarOpen: (sidebarOpen) => patch("ui", { sidebarOpen }),
    setTheme(theme) {
      patch("ui", { theme });
      storage.set("theme", theme);
      environment.applyLook();
    },
    setDensity(density) {
      patch("ui", { density });
      storage.set("density", density);
      environment.applyLook();
    },
    setTimeFormat(timeFormat) {
      patch("ui", { timeFormat });
      storage.set("time", timeFormat);
    },
    setShortcuts(shortcuts) {
      patch("ui", { shortcuts });
      storage.set("shortcuts", shortcuts);
    },
    showShortcuts: (shortcutSheet) => patch("ui", { shortcutSheet }),
    setForm(changes) {
      patch("form", changes);
      const { cycles, all } = store.state.form;
      if ("cycles" in changes || "all" in changes) storage.set("run", { cycles, all });
    },
  };
  return actions;
}
