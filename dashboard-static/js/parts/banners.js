// What concerns the whole page, above it: connection lost, server replaced, new version, past batch; and a missing sprint file,
// which Sprint Run tells at greater length itself.

import { html, nothing, render } from "lit-html";
import { clock } from "../lib/format.js";
import { linkState } from "../state/selectors.js";
import { statusLook } from "../state/status.js";
import { icon } from "./icon.js";

export function createBanners(app, element) {
  const { store } = app;

  /** The root tells styles that what is shown is stale: timers go grey. */
  function draw() {
    element.ownerDocument.documentElement.dataset.link = linkState(store.state.connection, Date.now());
    render(banners(app, store.state), element);
  }

  store.subscribe(["connection", "server", "status", "scope", "past", "sprint", "ui"], draw);
  draw();
}

function banners({ actions, store }, state) {
  const { connection, server, status, scope, past, ui } = state;
  const close = (changes) => store.dispatch({ type: "patch", topic: "server", changes });
  return [
    linkState(connection, Date.now()) === "lost"
      ? banner("error", "unplug", html`<b>Disconnected since ${clock(connection.since, ui.timeFormat)}.</b> What you see is the last known state; a run goes on without this page.`,
          action("Retry now", actions.reconnectNow))
      : nothing,
    server.newVersion ? banner("running", "rotate-cw", html`<b>New version ${server.version}.</b> This page is older than the server.`, action("Reload", () => location.reload())) : nothing,
    server.restarted ? banner("idle", "info", html`<b>Server restarted</b> with another database. All was read again.`, nothing, () => close({ restarted: false })) : nothing,
    status?.sprint_problem && ui.tab !== "run" ? sprintProblem(status, state.sprint.data, actions) : nothing,
    scope.batchId === null ? nothing : pastBatch(scope.batchId, past, actions),
  ];
}

function sprintProblem({ sprint_problem: problem }, sprint, actions) {
  const expected = sprint?.searched?.[0];
  return banner(
    "warning",
    "triangle-alert",
    html`<b>${sentence(problem)}</b>
      ${expected ? html` Expected: <code>${expected}</code>.` : nothing}
      ${sprint?.how_to ? html` ${sprint.how_to}` : nothing}`,
    action("Check again", () => Promise.all([actions.loadSprint(), actions.refreshStatus()])),
  );
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

function pastBatch(id, past, actions) {
  const status = past?.id === id ? past.detail?.batch.status : null;
  const words = past?.phase === "error" ? html` could not be read: ${past.error}` : status ? html` (${statusLook(status).word.toLowerCase()})` : nothing;
  const retry = past?.phase === "error" ? action("Retry", () => actions.loadPast(id)) : nothing;
  return banner("waiting", "history", html`<b>Viewing batch #${id}</b>${words}`, html`${retry}${action("Back to live", () => backToLive(actions))}`);
}

/** The button that was pressed goes with its banner: the focus moves on to the content. */
function backToLive(actions) {
  actions.setScope(null);
  document.getElementById("main").focus();
}

const action = (label, run) => html`<button type="button" class="button button-small banner-action" @click=${run}>${label}</button>`;

const banner = (tone, shape, words, actions, close = null) =>
  html`<div class="banner tone-${tone}">
    ${icon(shape)}<span class="banner-words">${words}</span>${actions}
    ${close ? html`<button type="button" class="icon-button icon-button-small" aria-label="Dismiss" @click=${close}>${icon("x", { size: 14 })}</button>` : nothing}
  </div>`;
