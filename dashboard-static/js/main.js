// The composition root: builds the app, mounts the views, opens the feed.

import { createApp } from "./app.js";
import { browserEnvironment } from "./environment.js";
import { openFeed } from "./live.js";
import { createBanners } from "./parts/banners.js";
import { createHeader } from "./parts/header.js";
import { createShortcutSheet } from "./parts/shortcuts.js";
import { createTabs } from "./parts/tabs.js";
import { createTitle } from "./parts/title.js";
import { createToasts } from "./parts/toasts.js";
import { createTokenForm } from "./parts/token-form.js";
import { followPage } from "./page.js";
import { restoreLook, restoreView } from "./startup.js";
import { createHistorySidebar } from "./views/history-sidebar.js";
import { createInspector } from "./views/inspector/inspector.js";
import { createRunView } from "./views/run/run-view.js";
import { createSettingsView } from "./views/settings/settings-view.js";

const environment = browserEnvironment();
const app = createApp(environment);
const { element } = environment;

restoreLook(app);
createHeader(app, element("header"));
createBanners(app, element("banners"));
createHistorySidebar(app, element("sidebar"));
createInspector(app, element("inspector"));
createTabs(app, element("tab-bar"), [
  { name: "run", label: "Sprint Run", icon: "activity", panel: element("view-run"), view: createRunView(app, element("view-run")) },
  { name: "settings", label: "Settings", icon: "settings", panel: element("view-settings"), view: createSettingsView(app, element("view-settings")) },
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
});
followPage(app, feed);
feed.start();
