// Saves changed settings against the revision that the form was made from. When the file changed meanwhile without touching what
// is edited here, it is saved again on top; otherwise both values are shown.

import * as form from "../../state/settings-form.js";

/** `onRefused(Map key → message)` when the server refuses values; `onSaved()` after success; `redraw()` after each change of state. */
export function createSaver(app, { onRefused, onSaved, redraw }) {
  const saver = { saving: false, failure: null, save };

  async function save(values) {
    if (saver.saving) return;
    set(true, null);
    try {
      await attempt(values, 1);
      set(false, null);
    } catch (failure) {
      set(false, failure.message);
    }
  }

  async function attempt(values, more) {
    const { revision } = app.store.state.settings.data;
    try {
      const answer = await app.api.put("/api/settings", values, { "If-Match": String(revision) });
      take(answer);
      onSaved();
      app.actions.toast({ level: "success", text: savedWords(values, answer.settings) });
    } catch (failure) {
      if (failure.status === 412) await rebase(failure, values, more);
      else if (failure.type === "invalid_settings") refuse(failure);
      else throw failure;
    }
  }

  async function rebase(failure, values, more) {
    const now = failure.body?.error?.settings ? failure.body.error : await app.api.get("/api/settings");
    const before = app.store.state.settings.data.settings;
    take({ file: now.file, revision: now.revision, settings: now.settings, problem: now.problem ?? null });
    const touched = now.settings.some(({ key, value }) => key in values && !form.same(value, before.find((each) => each.key === key)?.value));
    if (touched || more === 0) throw new Error("The settings changed elsewhere meanwhile. Choose a value where both differ, then save again.");
    await attempt(values, more - 1);
  }

  function refuse(failure) {
    const found = (failure.body?.error?.problems ?? []).map(({ key, message }) => [key, message]);
    if (found.length === 0) throw failure;
    onRefused(new Map(found));
  }

  function take(data) {
    const values = Object.fromEntries(data.settings.map(({ key, value }) => [key, value]));
    app.store.dispatch({ type: "patch", topic: "settings", changes: { phase: "ready", data, values, error: null } });
  }

  function set(saving, failure) {
    saver.saving = saving;
    saver.failure = failure;
    redraw();
  }

  return saver;
}

function savedWords(values, settings) {
  const saved = settings.filter(({ key }) => key in values);
  const atStart = saved.filter(({ applies }) => applies === "next_start").map(({ label }) => label);
  const words = saved.length === 1 ? `${saved[0].label} saved.` : `${saved.length} settings saved.`;
  return atStart.length ? `${words} ${atStart.join(", ")} ${atStart.length === 1 ? "applies" : "apply"} at the next start.` : words;
}
