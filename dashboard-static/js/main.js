// The composition root: builds the app, draws the shell, opens the feed. All else is imported beside it, not before it.

import { createApp } from "./app.js";
import { browserEnvironment } from "./environment.js";
import { openFeed } from "./live.js";
import { followPage } from "./page.js";
import { createHeader } from "./parts/header.js";
import { keepIcons } from "./parts/icon-sheet.js";
import { runBadge } from "./parts/run-badge.js";
import { createTabs } from "./parts/tabs.js";
import { restoreLook, restoreView } from "./startup.js";

const environment = browserEnvironment();
const app = createApp(environment);
const { element } = environment;
let attention = null;

keepIcons(document);
restoreLook(app);
createHeader(app, element("header"));
const tabs = createTabs(app, element("tab-bar"), [
  { name: "run", label: "Sprint Run", icon: "activity", panel: element("view-run"), mount: mountRun, badge: () => runBadge(app.store.state.status, attention?.items().length ?? 0) },
  { name: "settings", label: "Settings", icon: "settings", panel: element("view-settings"), mount: mountSettings },
]);
mountSurroundings();

const route = app.router.current();
if (route) app.actions.applyRoute(route);
const feed = openFeed(app, environment, (init) => {
  restoreView(app, init);
  app.actions.loadBatches();
  whenIdle(mountInspector);
  whenIdle(tabs.mountAll);
});
followPage(app, feed);
feed.start();

/** What is not needed for the first picture is loaded after it. */
function whenIdle(action) {
  if ("requestIdleCallback" in window) requestIdleCallback(action, { timeout: 2_000 });
  else setTimeout(action, 500);
}

async function mountSurroundings() {
  const { createSurroundings } = await import("./surroundings.js");
  createSurroundings(app, element);
}

async function mountRun() {
  const { createRunView } = await import("./views/run/run-view.js");
  const view = createRunView(app, element("view-run"));
  attention = view.attention;
  return view;
}

async function mountSettings() {
  const { createSettingsView } = await import("./views/settings/settings-view.js");
  return createSettingsView(app, element("view-settings"));
}

async function mountInspector() {
  const { createInspector } = await import("./views/inspector/inspector.js");
  createInspector(app, element("inspector"));
}
