// One operation: what it is in the head, and tabs with its output, changes, verdict, prompt, events and record.

import { html, nothing, render } from "lit-html";
import { indexOfId } from "../../state/event-log.js";
import { createChangesTab } from "./changes.js";
import { createEventsTab } from "./command-events.js";
import { operationHead } from "./operation-head.js";
import { createOutputTab } from "./output.js";
import { head } from "./pieces.js";
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
 * A tab is created when first shown: create({app, id, command(), body, redraw}) → {template(), shown?(), happened?(events), ended?(),
 * drawn?(), dispose?()}; `body` is the scroller that it is drawn into.
 */
export function createOperationPanel(app, host, { id, tab }) {
  const made = new Map();
  let current = TABS.some(({ name }) => name === tab) ? tab : "output";
  let seen = app.store.state.events.lastId;
  const command = createResource(() => app.api.get(`/api/commands/${id}`), changed);

  // Lifecycle

  const end = app.store.subscribe(["events", "status", "ui"], follow);
  drawFrame();
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
    const frame = (data) => html`
      ${operationHead(app, data)}
      ${tabBar({ tabs: TABS, current, label: "Parts of the operation", onSelect: select })}
      <div class="inspector-body" id="inspector-body" role="tabpanel" aria-labelledby="inspector-tab-${current}" tabindex="0"></div>
    `;
    const { data } = command.state;
    const plain = () => html`${head(app, { icon: "terminal", title: `Operation ${id}` })}<div class="inspector-body">${resourceView(command, () => nothing, { missing: `There is no operation ${id} in this project's history.` })}</div>`;
    render(data ? frame(data) : plain(), host);
  }

  function drawBody() {
    const body = host.querySelector("#inspector-body");
    if (!body || !command.state.data) return;
    const tabShown = tabOf(current, body);
    body.dataset.tab = current;
    render(tabShown.template(), body);
    tabShown.drawn?.();
  }

  function tabOf(name, body = host.querySelector("#inspector-body")) {
    if (!made.has(name)) {
      const redraw = () => current === name && app.inNextFrame(drawBody); // one drawBody, so that a frame draws once
      made.set(name, TABS.find((each) => each.name === name).create({ app, id, command: () => command.state.data, body, redraw }));
    }
    return made.get(name);
  }

  return {
    update: ({ tab: wanted }) => wanted && TABS.some(({ name }) => name === wanted) && select(wanted),
    dispose,
  };
}
