// Restores what the browser remembers once the project is known. An address that names a view wins over it.

/** Look and keys that all projects share: known before the server answers. */
export function restoreLook({ store, storage }) {
  const changes = { theme: storage.get("theme"), density: storage.get("density"), timeFormat: storage.get("time"), shortcuts: storage.get("shortcuts") };
  store.dispatch({ type: "patch", topic: "ui", changes });
}

/** The view of this project. `init` is the feed's first payload. */
export function restoreView({ store, storage, router, actions }, init) {
  storage.openProject(init.project.id);
  const { cycles, all } = storage.get("run");
  const fallback = init.settings?.default_max_cycles ?? store.state.form.cycles;
  store.dispatch({ type: "patch", topic: "form", changes: { cycles: cycles ?? fallback, all } });
  store.dispatch({ type: "patch", topic: "ui", changes: { sidebarCollapsed: storage.get("sidebar") } });
  const [route, selection] = [router.current(), storage.get("selection")];
  if (route) actions.applyRoute({ ...route, open: withPart(route.open, selection) });
  else actions.restoreRoute({ tab: storage.get("tab"), batchId: storage.get("scope"), open: selection });
}

/** An address does not tell which part of a thing was looked at; what is remembered of the same thing does. */
function withPart(open, kept) {
  return open && kept?.kind === open.kind && kept.id === open.id ? kept : open;
}
