// The Sprint Run tab: its regions, each drawn when its own part of the state changed.

import { html, render } from "lit-html";
import { createControls } from "../../parts/controls.js";
import { AttentionSource } from "./attention-source.js";
import { NeedsYou } from "./needs-you.js";
import { Now } from "./now.js";
import { PipelineView } from "./pipeline-view.js";
import { createRegion } from "./region.js";
import { runHead } from "./run-head.js";
import { statePanel } from "./state-panel.js";
import { tiles } from "./tiles.js";

const LOG_TOPICS = ["events", "batch", "scope", "past", "ui", "server"];

/** See the view contract: {render, shown, hidden, dispose}. */
export function createRunView(app, element) {
  render(frame, element);
  const host = (name) => element.querySelector(`.run-${name}`);
  const attention = new AttentionSource(app);
  const controls = createControls(app, host("controls"), "run");
  let log = null; // the larger half of this view: it comes after the first picture
  const needsYou = new NeedsYou(app, attention, {
    redraw: () => regions.needs.draw(),
    onRoom: (wide) => element.firstElementChild.classList.toggle("has-many-needs", wide),
  });
  const now = new Now(app, host("now"), (card) => log?.showOperation(card.id));
  const pipeline = new PipelineView(app, () => regions.pipeline.draw());
  const regions = {
    head: createRegion(app, host("head"), ["status", "batch", "scope", "past", "ui"], () => runHead(app)),
    tiles: createRegion(app, host("tiles"), ["status", "batch", "scope", "past", "sprint", "ui"], () => tiles(app)),
    needs: createRegion(app, host("needs"), ["status", "batch", "doctor", "sprint", "scope", "connection", "ui"], () => needsYou.template()),
    state: createRegion(app, host("state"), ["status", "batch", "scope", "past", "sprint", "doctor", "form", "connection"], () => statePanel(app)),
    now: createRegion(app, host("now"), ["status", "batch", "scope", "form", "connection", "ui"], () => now.template()),
    pipeline: createRegion(app, host("pipeline"), ["batch", "scope", "past", "settings"], () => pipeline.template()),
  };
  attention.onChange = () => regions.needs.draw();

  let project = null;
  let removeKeys = null;
  const visible = () => app.isVisible(element);
  const showScope = ({ scope }) => {
    const past = scope.batchId !== null;
    element.firstElementChild.classList.toggle("is-past", past);
    host("controls").hidden = past;
  };
  const showLink = ({ connection }) => element.firstElementChild.classList.toggle("is-stale", connection.phase !== "live");
  const ends = [
    app.store.subscribe(["scope"], showScope),
    app.store.subscribe(["connection"], showLink),
    app.store.subscribe(LOG_TOPICS, (state, topics) => {
      if (state.server.project?.id !== project) {
        project = state.server.project?.id ?? null;
        log?.recall();
        regions.needs.draw();
      }
      if (visible()) log?.update(topics);
    }),
    app.ticker.add((time) => {
      if (visible() && now.healthChanged(time)) {
        regions.now.draw();
        regions.needs.draw();
      }
    }),
  ];

  showScope(app.store.state);
  showLink(app.store.state);
  openLog();

  async function openLog() {
    try {
      const { EventLog } = await import("./event-log.js");
      log = new EventLog(app, host("log"));
      log.recall();
      if (visible()) log.update();
    } catch (failure) {
      render(logFailed(failure, openLog), host("log"));
    }
  }

  return {
    attention,
    render() {
      for (const region of Object.values(regions)) region.draw();
      controls.render();
      log?.update();
    },
    shown() {
      for (const region of Object.values(regions)) region.shown();
      log?.update();
      removeKeys = app.keys?.add(keysOf(() => log)) ?? null;
      readOnce(app);
    },
    hidden() {
      removeKeys?.();
    },
    dispose() {
      for (const end of ends) end();
      for (const region of Object.values(regions)) region.dispose();
      controls.dispose();
    },
  };
}

const frame = html`<div class="run">
  <div class="run-head"></div>
  <div class="run-controls"></div>
  <div class="run-tiles"></div>
  <div class="run-needs"></div>
  <div class="run-state"></div>
  <div class="run-now"></div>
  <div class="run-pipeline"></div>
  <div class="run-log"></div>
</div>`;

const logFailed = ({ message }, retry) => html`<section class="panel state-panel" role="alert">
  <p>The event log could not be loaded: ${message}</p>
  <div class="state-actions"><button type="button" class="button button-small" @click=${retry}>Retry</button></div>
</section>`;

const keysOf = (log) => [
  { keys: "/", label: "Search the events", group: "Sprint Run", run: () => log()?.focusSearch() },
  { keys: "f", label: "Follow the newest event", group: "Sprint Run", run: () => log()?.follow() },
  { keys: "n", label: "Next error", group: "Sprint Run", run: () => log()?.toError(1) },
  { keys: "p", label: "Error before", group: "Sprint Run", run: () => log()?.toError(-1) },
];

/** What Needs you and the empty state tell besides the live feed. */
function readOnce({ store, actions }) {
  if (store.state.sprint.phase === "none") actions.loadSprint();
  if (store.state.doctor.phase === "none") actions.loadDoctor();
}
