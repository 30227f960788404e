// The composition root: builds the app, mounts the views, opens the feed.

import { createApp } from "./app.js";
import { browserEnvironment } from "./environment.js";
import { openFeed } from "./live.js";
import { followPage } from "./page.js";
import { createBanners } from "./parts/banners.js";
import { createHeader } from "./parts/header.js";
import { keepIcons } from "./parts/icon-sheet.js";
import { runBadge } from "./parts/run-badge.js";
import { createShortcutSheet } from "./parts/shortcuts.js";
import { createTabs } from "./parts/tabs.js";
import { createTitle } from "./parts/title.js";
import { createToasts } from "./parts/toasts.js";
import { createTokenForm } from "./parts/token-form.js";
import { restoreLook, restoreView } from "./startup.js";
import { createHistorySidebar } from "./views/history-sidebar.js";
import { createRunView } from "./views/run/run-view.js";

const environment = browserEnvironment();
const app = createApp(environment);
const { element } = environment;

keepIcons(document);
restoreLook(app);
createHeader(app, element("header"));
createBanners(app, element("banners"));
createHistorySidebar(app, element("sidebar"));
const run = createRunView(app, element("view-run"));
const tabs = createTabs(app, element("tab-bar"), [
  { name: "run", label: "Sprint Run", icon: "activity", panel: element("view-run"), mount: () => run, badge: () => runBadge(app.store.state.status, run.attention?.items().length ?? 0) },
  { name: "settings", label: "Settings", icon: "settings", panel: element("view-settings"), mount: mountSettings },
]);
createToasts(app, element("toasts"));
createShortcutSheet(app, element("dialogs"));
createTokenForm(app, element("token-host"), document.documentElement);
createTitle(app, document);

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

async function mountSettings() {
  const { createSettingsView } = await import("./views/settings/settings-view.js");
  return createSettingsView(app, element("view-settings"));
}

async function mountInspector() {
  const { createInspector } = await import("./views/inspector/inspector.js");
  createInspector(app, element("inspector"));
}
