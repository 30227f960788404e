// The bar above the form, always in view: the file, how much is unsaved, Save and Discard.

import { html, nothing } from "lit-html";
import { plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";

export function saveBar(app, { file, keys, wrong, saving, locked, failure, onSave, onDiscard }) {
  const { phase } = app.store.state.connection;
  const reason = locked ? "The settings file has to be mended first." : phase === "offline" || phase === "waiting" ? "Not connected." : null;
  const hint = reason ?? (wrong ? html`<span class="tone-text-error">${plural(wrong, "field")} to mend</span>` : "kept in this browser until you save or discard");
  return html`<div class="save-bar panel" role="region" aria-label="Save">
    <div class="save-words">
      ${keys.length ? html`<strong>${plural(keys.length, "unsaved change")}</strong><span class="muted">${hint}</span>` : html`<code class="save-file">${file}</code><span class="muted">${reason ?? "no unsaved changes"}</span>`}
      ${failure ? html`<span class="save-failure tone-text-error" role="alert">${icon("circle-x", { size: 14 })}${failure}</span>` : nothing}
    </div>
    <button type="button" class="button" ?disabled=${saving || keys.length === 0} @click=${onDiscard}>Discard</button>
    <button type="button" class="button button-primary" ?disabled=${saving || reason !== null || keys.length === 0} @click=${onSave}>${saving ? "Saving…" : "Save"}</button>
  </div>`;
}
