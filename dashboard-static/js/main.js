// The composition root: builds the app, mounts the views, opens the feed.

import { createApp } from "./app.js";
import { browserEnvironment } from "./environment.js";
import { openFeed } from "./live.js";
import { createHeader } from "./parts/header.js";
import { createTabs } from "./parts/tabs.js";
import { createInspector } from "./views/inspector/inspector.js";
import { createRunView } from "./views/run/run-view.js";
import { createSettingsView } from "./views/settings/settings-view.js";

const environment = browserEnvironment();
const app = createApp(environment);
const { element } = environment;

createHeader(app, element("header"));
createTabs(app, element("tab-bar"), [
  { name: "run", label: "Sprint Run", panel: element("view-run"), view: createRunView(app, element("view-run")) },
  { name: "settings", label: "Settings", panel: element("view-settings"), view: createSettingsView(app, element("view-settings")) },
]);
createInspector(app, element("inspector"));
openFeed(app, environment);
