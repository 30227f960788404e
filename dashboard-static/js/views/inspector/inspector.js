// The right-hand drawer: one story, operation, event, commit or batch at a time.

import { createBatchPanel } from "./batch.js";
import { createCommitPanel } from "./commit.js";
import { createDrawer } from "./drawer.js";
import { createEventPanel } from "./event.js";
import { createOperationPanel } from "./operation.js";
import { createStoryPanel } from "./story.js";

const PANELS = { command: createOperationPanel, story: createStoryPanel, event: createEventPanel, batch: createBatchPanel, commit: createCommitPanel };

/** See the view contract: {render, shown, hidden, dispose}. */
export function createInspector(app, element) {
  const drawer = createDrawer(app, element);
  let panel = null;
  let shown = null; // the selection that the panel is of

  function render() {
    const { selection } = app.store.state;
    if (selection === shown) return;
    const same = shown && selection && shown.kind === selection.kind && shown.id === selection.id;
    shown = selection;
    if (same) panel.update?.(selection);
    else exchange(selection);
  }

  function exchange(selection) {
    panel?.dispose();
    panel = null;
    if (!selection) {
      drawer.close();
      return;
    }
    const host = document.createElement("div");
    host.className = "inspector-panel";
    drawer.show(host);
    panel = PANELS[selection.kind](app, host, selection);
    drawer.focus();
  }

  const end = app.store.subscribe(["selection"], render);
  render();

  return {
    render,
    shown() {},
    hidden() {},
    dispose() {
      end();
      panel?.dispose();
      drawer.dispose();
    },
  };
}
