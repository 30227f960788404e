// The `app` that every view gets: store, api, storage, router, actions, announcer, ticker.

import { dataActions } from "./actions/data.js";
import { runActions } from "./actions/run.js";
import { toastActions } from "./actions/toasts.js";
import { viewActions } from "./actions/view.js";
import { createRouter } from "./lib/router.js";
import { createStorage } from "./lib/storage.js";
import { createApi } from "./net/rest.js";
import { createAnnouncer } from "./parts/announce.js";
import { createKeys } from "./parts/shortcuts.js";
import { createTicker } from "./parts/ticker.js";
import { shellKeys } from "./state/keys.js";
import { initialState, reduce } from "./state/reducer.js";
import { createStore } from "./state/store.js";

export const TABS = ["run", "settings"];

/** `environment` is the browser as this page uses it, see js/environment.js. */
export function createApp(environment) {
  const store = createStore(initialState, reduce, environment.inNextFrame);
  const patchConnection = (changes) => store.dispatch({ type: "patch", topic: "connection", changes });
  const api = createApi(environment.fetch, () => patchConnection({ unauthorized: true }));
  const storage = createStorage(environment.localStorage, shellKeys);
  const router = createRouter(environment.place, TABS, (route) => actions.applyRoute(route));
  const data = dataActions({ store, api });
  const toasts = toastActions({ store });
  const ticker = createTicker({
    serverNow: () => Date.now() + store.state.server.clockOffset,
    mayRun: () => store.state.connection.phase === "live",
  });
  const actions = {
    ...data,
    ...toasts,
    ...runActions({ store, api, data }),
    ...viewActions({ store, storage, router, tabs: TABS, data, environment }),
    reconnectNow: () => {}, // set by the composition root, which owns the feed
  };

  const app = {
    store,
    api,
    storage,
    router,
    actions,
    ticker,
    announce: createAnnouncer(environment.element("polite"), environment.element("assertive")),
    inNextFrame: environment.inNextFrame,
    isVisible: (element) => element.closest("[hidden]") === null,
  };
  app.keys = createKeys(app, environment.document);
  return app;
}
