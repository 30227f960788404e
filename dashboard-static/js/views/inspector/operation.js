// One operation: what it is in the head, and tabs with its output, changes, verdict, prompt, events and record.

import { html, nothing, render } from "lit-html";
import { indexOfId } from "../../state/event-log.js";
import { createChangesTab } from "./changes.js";
import { createEventsTab } from "./command-events.js";
import { operationFacts, operationHead } from "./operation-head.js";
import { createOutputTab } from "./output.js";
import { createPromptTab } from "./prompt.js";
import { createRawTab } from "./raw.js";
import { createResource, resourceView } from "./resource.js";
import { tabBar } from "./tab-bar.js";
import { createVerdictTab } from "./verdict.js";

const TABS = [
  { name: "output", label: "Output", create: createOutputTab },
  { name: "changes", label: "Changes", create: createChangesTab },
  { name: "verdict", label: "Verdict", create: createVerdictTab },
  { name: "prompt", label: "Prompt", create: createPromptTab },
  { name: "events", label: "Events", create: createEventsTab },
  { name: "raw", label: "Raw", create: createRawTab },
];

/**
 * A tab is created when first shown: create({app, id, command(), body, host, redraw}) → {template(), shown?(), happened?(events),
 * drawn?(), dispose?()}; `body` is what it is drawn into, `host` the whole panel.
 */
export function createOperationPanel(app, host, { id, tab }) {
  const made = new Map();
  let current = TABS.some(({ name }) => name === tab) ? tab : "output";
  let seen = app.store.state.events.lastId;
  const command = createResource(() => app.api.get(`/api/commands/${id}`), changed);

  // Lifecycle

  const end = app.store.subscribe(["events", "status", "ui"], follow);
  changed();
  command.load();

  function dispose() {
    end();
    command.dispose();
    for (const each of made.values()) each.dispose?.();
  }

  // Callbacks

  function changed() {
    drawFrame();
    drawBody();
  }

  function follow({ events }) {
    const fresh = events.items.slice(indexOfId(events.items, seen + 1)).filter(({ payload }) => payload.command_id === id);
    seen = events.lastId;
    if (fresh.length) {
      for (const each of made.values()) each.happened?.(fresh);
      if (fresh.some(({ type, payload }) => type !== "command:progress" || payload.kind === "task")) command.load();
    }
    if (command.state.data) drawFrame();
  }

  function select(name) {
    if (name === current) return;
    current = name;
    app.actions.select("command", id, name);
    drawFrame();
    drawBody();
    tabOf(name).shown?.();
  }

  // Drawing

  function drawFrame() {
    const { data } = command.state;
    render(html`
      ${operationHead(app, id, data)}
      ${data ? operationFacts(app, data) : nothing}
      ${data ? tabBar({ tabs: TABS, current, label: "Parts of the operation", onSelect: select }) : nothing}
      <div class="inspector-body" id="inspector-body" role=${data ? "tabpanel" : "region"} aria-labelledby=${data ? `inspector-tab-${current}` : "inspector-title"} tabindex="0"></div>
    `, host);
  }

  function drawBody() {
    const body = host.querySelector("#inspector-body");
    if (!command.state.data) {
      render(resourceView(command, () => nothing, { missing: `There is no operation ${id} in this project's history.` }), body);
      return;
    }
    const tabShown = tabOf(current, body);
    body.dataset.tab = current;
    render(tabShown.template(), body);
    tabShown.drawn?.();
  }

  function tabOf(name, body = host.querySelector("#inspector-body")) {
    if (!made.has(name)) {
      const redraw = () => current === name && app.inNextFrame(drawBody); // one drawBody, so that a frame draws once
      made.set(name, TABS.find((each) => each.name === name).create({ app, id, command: () => command.state.data, body, host, redraw }));
    }
    return made.get(name);
  }

  return {
    update: ({ tab: wanted }) => wanted && TABS.some(({ name }) => name === wanted) && select(wanted),
    dispose,
  };
}
