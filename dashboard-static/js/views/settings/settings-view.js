// The Settings tab: the settings file as a form, the browser's own choices, and the doctor.

import { html, nothing, render } from "lit-html";
import { pathWithin } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import * as form from "../../state/settings-form.js";
import { hasEmptyRow } from "./control.js";
import { doctorPanel } from "./doctor.js";
import { field, fieldId } from "./field.js";
import { groupsOf } from "./groups.js";
import { interfaceGroup } from "./interface-group.js";
import { createNotifications } from "./notifications.js";
import { saveBar } from "./save-bar.js";
import { createSaver } from "./saver.js";
import { brokenFile, loadFailure, loading, problemSummary, sectionNav } from "./settings-pieces.js";

const STORED = { settingsDraft: { check: form.isDraft, fallback: form.EMPTY_DRAFT } };

/** See the view contract: {render, shown, hidden, dispose}. */
export function createSettingsView(app, element) {
  app.storage.register(STORED);
  const notifications = createNotifications(app);
  const state = { draft: form.EMPTY_DRAFT, restored: false, left: new Set(), adding: new Set(), refused: new Map(), summary: false, confirmReset: false, forgot: false };
  const saver = createSaver(app, { onRefused, onSaved, redraw: later });

  // Lifecycle

  const end = app.store.subscribe(["settings", "doctor", "ui", "connection", "server"], drawIfVisible);

  function shown() {
    app.actions.loadSettings();
    app.actions.loadDoctor();
    draw();
  }

  // Actions

  const settings = () => app.store.state.settings.data?.settings ?? [];

  function setDraft(draft) {
    state.draft = draft;
    app.storage.set("settingsDraft", draft);
    saver.failure = null;
    later();
  }

  function change(setting, raw) {
    state.refused.delete(setting.key);
    state.adding[hasEmptyRow(raw) ? "add" : "delete"](setting.key);
    setDraft(form.edit(state.draft, setting, raw));
  }

  /** Draws at once, so that the new row can take the focus. */
  function addRow(setting) {
    state.adding.add(setting.key);
    draw();
  }

  function leave(setting) {
    state.left.add(setting.key);
    later();
  }

  async function save() {
    if (showProblems()) return;
    await saver.save(form.payload(state.draft, settings()));
    showProblems(); // the settings may have changed elsewhere
  }

  /** Shows what is wrong with a summary, the focus in the first field of it; answers whether anything is. */
  function showProblems() {
    const wrong = problems();
    if (wrong.size === 0) return false;
    state.left = new Set([...state.left, ...wrong.keys()]);
    state.summary = true;
    draw();
    focusField(wrong.keys().next().value);
    return true;
  }

  function discard() {
    state.adding.clear();
    forgetProblems();
    setDraft(form.EMPTY_DRAFT);
  }

  function resetAll() {
    state.confirmReset = false;
    setDraft(form.resetAll(state.draft, settings()));
  }

  function focusField(key) {
    const control = element.querySelector(`#${CSS.escape(fieldId(key))}`);
    (control?.matches("input, select, textarea, button") ? control : control?.querySelector("input, select, button"))?.focus();
  }

  // Callbacks

  function onRefused(refused) {
    state.refused = refused;
  }

  function onSaved(keys) {
    state.draft = form.rebased(state.draft, settings(), keys);
    forgetProblems();
  }

  function forgetProblems() {
    state.left.clear();
    state.refused.clear();
    state.summary = false;
  }

  /** What is wrong now: what the form sees, what the server refused, what changed elsewhere. */
  function problems() {
    const wrong = new Map([...state.refused, ...form.problems(state.draft, settings())]);
    for (const { key } of form.conflicts(state.draft, settings())) if (!wrong.has(key)) wrong.set(key, "Changed elsewhere meanwhile; choose a value.");
    return wrong;
  }

  // Drawing

  function later() {
    app.inNextFrame(drawIfVisible);
  }

  function drawIfVisible() {
    if (app.isVisible(element)) draw();
  }

  function draw() {
    const { settings: topic, doctor } = app.store.state;
    if (topic.data) takeDraft();
    render(html`
      <div class="settings">
        ${sectionNav(topic.data ? groupsOf(topic.data.settings) : [], doctor)}
        <div class="settings-main">
          ${doctorPanel(app, doctor)}
          ${topic.data ? fileSettings(topic.data) : topic.phase === "error" ? loadFailure(topic.error, () => app.actions.loadSettings()) : loading()}
          ${interfaceGroup(app, { notifications, forgot: state.forgot, onForget: forget, redraw: later })}
        </div>
      </div>
    `, element);
  }

  function fileSettings(data) {
    const wrong = problems();
    const keys = form.changedKeys(state.draft, data.settings);
    const shownProblems = new Map([...wrong].filter(([key]) => state.left.has(key)));
    const clashes = new Map(form.conflicts(state.draft, data.settings).map((conflict) => [conflict.key, conflict]));
    const file = pathWithin(app.store.state.server.project?.root, data.file);
    const fieldOf = (setting) => field(app, setting, {
      raw: form.rawOf(state.draft, setting), problem: shownProblems.get(setting.key) ?? null, conflict: clashes.get(setting.key) ?? null,
      edited: setting.key in state.draft, adding: state.adding.has(setting.key), changed: form.isChanged(state.draft, setting), locked: Boolean(data.problem), file,
      onChange: (raw) => change(setting, raw), onLeave: () => leave(setting), onAdd: () => addRow(setting), onReset: () => setDraft(form.resetField(state.draft, setting)),
      onDecide: (whose) => setDraft(form.decide(state.draft, setting, whose)),
    });
    return html`
      ${saveBar(app, { file, keys, wrong: wrong.size, saving: saver.saving, locked: Boolean(data.problem), onSave: save, onDiscard: discard, failure: saver.failure })}
      ${data.problem ? brokenFile(app, data) : nothing}
      ${state.summary && wrong.size ? problemSummary(wrong, data.settings, focusField) : nothing}
      ${groupsOf(data.settings).map(({ id, title, settings: members }) => html`<section class="settings-group panel" id="settings-${id}" aria-labelledby="settings-${id}-title" tabindex="-1">
        <h2 class="settings-title" id="settings-${id}-title">${title}</h2>
        ${members.map(fieldOf)}
      </section>`)}
      ${resetAllRow(data)}
    `;
  }

  function resetAllRow({ settings: all, problem }) {
    const changed = all.filter((setting) => !setting.file_only && form.isChanged(state.draft, setting)).length;
    if (changed === 0 || problem) return nothing;
    const ask = (confirmReset) => ((state.confirmReset = confirmReset), draw(), element.querySelector(confirmReset ? "#reset-all-yes" : "#reset-all")?.focus());
    return html`<div class="settings-reset">
      ${state.confirmReset
        ? html`<span>Set ${changed} changed ${changed === 1 ? "setting" : "settings"} to the default? Nothing is written before you save.</span>
            <button type="button" class="button button-danger" id="reset-all-yes" @click=${resetAll}>Reset all</button>
            <button type="button" class="button" @click=${() => ask(false)}>Keep them</button>`
        : html`<button type="button" class="button button-quiet" id="reset-all" @click=${() => ask(true)}>${icon("undo-2")}Reset all to defaults</button>`}
    </div>`;
  }

  /** Restores the draft once the project is known, and drops what is saved meanwhile. */
  function takeDraft() {
    let { draft } = state;
    if (!state.restored && app.store.state.server.project) {
      state.restored = true;
      draft = { ...form.fitting(app.storage.get("settingsDraft"), settings()), ...draft };
    }
    draft = form.prune(draft, settings());
    if (draft === state.draft) return;
    state.draft = draft;
    app.storage.set("settingsDraft", draft);
  }

  function forget() {
    app.storage.forget();
    state.draft = form.EMPTY_DRAFT;
    state.forgot = true;
    draw();
  }

  return {
    render: draw,
    shown,
    hidden() {
      state.confirmReset = false;
      state.forgot = false;
    },
    dispose() {
      end();
      notifications.dispose();
    },
  };
}
