// Start and Stop: the only such controls of the page. The header and the Sprint Run tab show them, bound to the same state.

import { html, nothing, render } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { timer } from "../lib/format.js";
import { controlsModel, losses } from "../state/selectors.js";
import { shortKey } from "../state/status.js";
import { trapFocus } from "./dialog.js";
import { icon } from "./icon.js";
import { Menu } from "./menu.js";

const TOPICS = ["status", "form", "connection", "doctor"];
const MODE_ICONS = { story: "square", command: "circle-stop", now: "octagon-alert" };

/** `place` is "header" (small) or "run" (large). Answers {render, dispose}. */
export function createControls(app, element, place) {
  const { store, actions } = app;
  const view = { app, place, menu: new Menu(draw), press: pressStart };
  let release = null;
  let shownPanel = null;

  function pressStart() {
    if (controlsModel(store.state).resumeId === null) actions.start();
    else actions.setForm({ confirm: "resume", confirmAt: place });
  }

  function draw() {
    const { form } = store.state;
    render(controls(view, store.state), element);
    const panel = form.confirmAt === place ? form.confirm : null;
    if (panel === shownPanel) return;
    shownPanel = panel;
    release?.();
    const opened = element.querySelector(".confirm");
    release = opened && trapFocus(opened, { onEscape: () => cancel(actions) });
  }

  const end = store.subscribe(TOPICS, draw);
  draw();
  return { render: draw, dispose: end };
}

const cancel = (actions) => actions.setForm({ confirm: null, confirmAt: null });

function controls(view, state) {
  const { place } = view;
  const model = controlsModel(state);
  const panel = state.form.confirmAt === place ? state.form.confirm : null;
  return html`<div class="controls controls-${place}" role="group" aria-label="Run controls">
    ${model.idle || model.starting ? startGroup(view, model, state.form) : stopGroup(view, model)}
    ${message(view, state.form)}
    ${panel === "resume" ? resumePanel(view, model) : nothing}
    ${panel === "now" ? stopNowPanel(view, state) : nothing}
  </div>`;
}

function startGroup(view, model, form) {
  const { place, app } = view;
  const starting = model.starting || model.pending === "start" || model.pending === "resume";
  const disabled = model.blocked !== null || starting || model.pending !== null;
  const reason = `start-reason-${place}`;
  return html`
    ${model.blocked && !starting && model.idle
      ? html`<span class="reason" id=${reason} title=${model.blocked}>${icon("info", { size: 14 })}<span class="reason-words">${model.blocked}</span></span>
          ${model.doctorBlocks ? html`<button type="button" class="button button-small" @click=${app.actions.loadDoctor}>Check again</button>` : nothing}`
      : nothing}
    ${cyclesField(view, form, starting)}
    ${place === "run" && model.resumeId !== null ? resumeButton(view, model, starting) : nothing}
    <button
      type="button"
      class="button button-primary start"
      data-controls
      ?disabled=${disabled}
      aria-describedby=${model.blocked ? reason : nothing}
      @click=${view.press}
    >
      ${icon(starting ? "loader-circle" : "play", { size: 14 })}${starting ? "Starting…" : "Start"}
    </button>
  `;
}

function resumeButton({ app }, { resumeId, blocked, pending }, starting) {
  return html`<button type="button" class="button" ?disabled=${blocked !== null || starting || pending !== null} @click=${() => app.actions.resume(resumeId)}>
    ${icon("rotate-cw", { size: 14 })}Resume #${resumeId}
  </button>`;
}

function cyclesField({ app, place }, { cycles, all }, disabled) {
  const { setForm } = app.actions;
  const change = ({ target }) => {
    const value = Number(target.value);
    if (Number.isInteger(value) && value >= 1 && value <= 999) setForm({ cycles: value });
    else target.value = app.store.state.form.cycles;
  };
  const field = document.getElementById(`cycles-${place}`);
  const typed = field && field === document.activeElement ? field.value : null; // not taken from under the hands
  return html`<div class="cycles">
    <label class="cycles-label" for="cycles-${place}">Cycles</label>
    <input
      class="input cycles-input"
      id="cycles-${place}"
      type="number"
      min="1"
      max="999"
      inputmode="numeric"
      .value=${live(typed ?? String(cycles))}
      ?disabled=${all || disabled}
      @change=${change}
    />
    <label class="checkbox"><input type="checkbox" .checked=${live(all)} ?disabled=${disabled} @change=${({ target }) => setForm({ all: target.checked })} />All</label>
  </div>`;
}

function stopGroup(view, model) {
  const { actions } = view.app;
  const pending = model.pending === "stop";
  const press = (mode) => (mode === "now" ? actions.setForm({ confirm: "now", confirmAt: view.place }) : actions.stop(mode));
  if (model.modes.length === 0) {
    return html`<button type="button" class="button button-danger" data-controls disabled>${icon("loader-circle", { size: 14 })}Ending agents…</button>`;
  }
  const [first, ...rest] = model.modes;
  return html`<div class="split">
    <button type="button" class="button button-danger stop" data-controls ?disabled=${model.stopDisabled} title=${first.label} @click=${() => press(first.mode)}>
      ${icon(pending ? "loader-circle" : MODE_ICONS[first.mode], { size: 14 })}${pending ? "Stopping…" : first.short}
    </button>
    ${rest.length > 0
      ? view.menu.template({
          label: "More ways to stop",
          className: "button button-danger",
          disabled: model.stopDisabled,
          face: icon("chevron-down", { size: 14 }),
          items: rest.map(({ mode, label }) => ({ label, icon: MODE_ICONS[mode], danger: mode === "now", run: () => press(mode) })),
        })
      : nothing}
  </div>`;
}

function message({ app }, { message: shown }) {
  if (!shown) return nothing;
  return html`<div class="controls-message tone-${shown.level}" role="alert">
    ${icon(shown.level === "error" ? "circle-x" : "triangle-alert", { size: 14 })}<span>${shown.text}</span>
    <button type="button" class="icon-button icon-button-small" aria-label="Dismiss" @click=${() => app.actions.setForm({ message: null })}>${icon("x", { size: 14 })}</button>
  </div>`;
}

function resumePanel({ app, place }, { resumeId, dirtyFiles }) {
  const { actions } = app;
  return html`<section class="popover confirm" role="dialog" aria-modal="true" aria-labelledby="confirm-title-${place}">
    <h2 id="confirm-title-${place}">Batch #${resumeId} can be resumed</h2>
    <p class="muted">Resume goes on at its exact step. A new batch begins with the next open story.</p>
    ${dirtyFiles > 0
      ? html`<p class="confirm-warning tone-text-warning">${icon("triangle-alert", { size: 14 })}${dirtyFiles} uncommitted files in the work tree</p>`
      : nothing}
    <div class="confirm-actions">
      <button type="button" class="button button-primary" @click=${() => actions.resume(resumeId)}>Resume #${resumeId}</button>
      <button type="button" class="button" @click=${actions.start}>Start new</button>
      <button type="button" class="button button-quiet" @click=${() => cancel(actions)}>Cancel</button>
    </div>
  </section>`;
}

function stopNowPanel({ app, place }, { status }) {
  const { actions, ticker } = app;
  return html`<section class="popover confirm" role="alertdialog" aria-modal="true" aria-labelledby="confirm-title-${place}" aria-describedby="confirm-text-${place}">
    <h2 id="confirm-title-${place}">End the agents now?</h2>
    <div id="confirm-text-${place}">
      <p class="muted">The unfinished work of these operations is lost; it is repeated on Resume.</p>
      <ul class="losses">
        ${losses(status, ticker.now()).map(
          ({ command, keys, elapsed }) => html`<li><b>${keys.map(shortKey).join(", ")}</b> ${command} <span class="muted">${timer(elapsed)} so far</span></li>`,
        )}
      </ul>
    </div>
    <div class="confirm-actions">
      <button type="button" class="button button-quiet" @click=${() => cancel(actions)}>Keep running</button>
      <button type="button" class="button button-danger" @click=${() => actions.stop("now")}>${icon("octagon-alert", { size: 14 })}End agents</button>
    </div>
  </section>`;
}
