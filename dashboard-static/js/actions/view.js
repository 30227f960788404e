// What the operator looks at: tab, scope, selection, theme. Each is written to the address and remembered.

export function viewActions({ store, storage, router, tabs, data, environment }) {
  const patch = (topic, changes) => store.dispatch({ type: "patch", topic, changes });
  const put = (topic, value) => store.dispatch({ type: "put", topic, value });

  function writeRoute(options) {
    const { ui, scope, selection } = store.state;
    router.write({ tab: ui.tab, batchId: ui.tab === "settings" ? null : scope.batchId, open: selection }, options);
  }

  function scopeTo(batchId) {
    if (store.state.scope.batchId === batchId) return;
    put("scope", { batchId });
    put("past", null);
    if (batchId !== null) data.loadPast(batchId);
  }

  /** A remembered batch that no longer exists gives way to the live one. */
  async function restoreScope(batchId) {
    if (batchId === null) return;
    put("scope", { batchId });
    await data.loadPast(batchId);
    if (store.state.past?.gone && store.state.scope.batchId === batchId) go({ batchId: null });
  }

  function show({ tab, batchId, open }) {
    patch("ui", { tab, sidebarOpen: false });
    scopeTo(batchId);
    const { selection } = store.state;
    if (open === null) put("selection", null);
    else if (!isSame(selection, open)) put("selection", { tab: null, ...open });
    else if (open.tab) put("selection", { ...selection, tab: open.tab });
  }

  function remember() {
    const { ui, scope, selection } = store.state;
    storage.set("tab", ui.tab);
    storage.set("scope", scope.batchId);
    storage.set("selection", selection);
  }

  function go(changes) {
    const { ui, scope, selection } = store.state;
    show({ tab: ui.tab, batchId: scope.batchId, open: selection, ...changes });
    remember();
    writeRoute();
  }

  /** The look is applied by js/theme.js, which other pages tell by what is stored. */
  function setLook(key, value) {
    patch("ui", { [key]: value });
    storage.set(key, value);
    storage.flush();
    const { theme, density } = store.state.ui;
    environment.applyLook({ theme, density });
  }

  return {
    setTab: (tab) => go({ tab }),
    /** Shows a past batch, or with null the live one. */
    setScope: (batchId) => go({ batchId }),
    /** The same, on the Sprint Run tab. */
    showBatch: (batchId) => go({ batchId, tab: "run" }),
    /** Opens the inspector: kind is command, story, event, commit or batch. */
    select: (kind, id, tab = null) => go({ open: { kind, id, tab } }),
    closeInspector: () => go({ open: null }),
    /** Follows an address that was typed, linked or gone back to. */
    applyRoute(route) {
      show({ ...route, batchId: route.tab === "settings" ? store.state.scope.batchId : route.batchId });
      remember();
    },
    /** Takes up the view of the last visit; a tab that is not built (any more) gives way to the first. */
    restoreRoute({ tab, batchId, open }) {
      restoreScope(batchId);
      show({ tab: tabs.includes(tab) ? tab : tabs[0], batchId, open });
      writeRoute({ replace: true });
    },
    /** Collapses the history beside the content, or where there is no room opens it over it. */
    toggleSidebar() {
      if (!environment.hasRoomForSidebar()) return patch("ui", { sidebarOpen: !store.state.ui.sidebarOpen });
      const sidebarCollapsed = !store.state.ui.sidebarCollapsed;
      patch("ui", { sidebarCollapsed });
      return storage.set("sidebar", sidebarCollapsed);
    },
    setSidebarOpen: (sidebarOpen) => patch("ui", { sidebarOpen }),
    setTheme: (theme) => setLook("theme", theme),
    setDensity: (density) => setLook("density", density),
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
}

const isSame = (selection, open) => selection?.kind === open?.kind && selection?.id === open?.id;
