// The bar below the form: how much is unsaved, Save and Discard.

import { html, nothing } from "lit-html";
import { plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";

export function saveBar(app, { keys, wrong, saving, locked, failure, onSave, onDiscard }) {
  if (keys.length === 0) return nothing;
  const { phase } = app.store.state.connection;
  const reason = locked ? "The settings file has to be mended first." : phase === "offline" || phase === "waiting" ? "Not connected." : null;
  return html`<div class="save-bar" role="region" aria-label="Unsaved changes">
    <div class="save-words">
      <strong>${plural(keys.length, "unsaved change")}</strong>
      <span class="muted">${reason ?? (wrong ? html`<span class="tone-text-error">${plural(wrong, "field")} to mend</span>` : "kept in this browser until you save or discard")}</span>
      ${failure ? html`<span class="save-failure tone-text-error" role="alert">${icon("circle-x", { size: 14 })}${failure}</span>` : nothing}
    </div>
    <button type="button" class="button" ?disabled=${saving} @click=${onDiscard}>Discard</button>
    <button type="button" class="button button-primary" ?disabled=${saving || reason !== null} @click=${onSave}>${saving ? "Saving…" : "Save"}</button>
  </div>`;
}
