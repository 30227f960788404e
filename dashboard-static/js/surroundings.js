// What stands around the views: history, banners, toasts, sheets, the page's title.

import { createBanners } from "./parts/banners.js";
import { createShortcutSheet } from "./parts/shortcut-sheet.js";
import { createTitle } from "./parts/title.js";
import { createToasts } from "./parts/toasts.js";
import { createTokenForm } from "./parts/token-form.js";
import { createHistorySidebar } from "./views/history-sidebar.js";

/** `element(id)` is an element of the page. */
export function createSurroundings(app, element) {
  createBanners(app, element("banners"));
  createHistorySidebar(app, element("sidebar"));
  createToasts(app, element("toasts"));
  createShortcutSheet(app, element("dialogs"));
  createTokenForm(app, element("token-host"), document.documentElement);
  createTitle(app, document);
}
