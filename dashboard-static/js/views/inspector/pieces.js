// What the panels are put together from: head, facts, callouts, links to other things, shortened long texts.

import { html, nothing } from "lit-html";
import { printable } from "../../lib/printable.js";
import { formatRoute } from "../../lib/router.js";
import { badge } from "../../parts/badge.js";
import { icon } from "../../parts/icon.js";
import { reasonWords, statusLook } from "../../state/status.js";
import { copyButton } from "./copy.js";

/** The upper line of the drawer: icon, title, permalink, close. The title takes the focus when the drawer opens. */
export function head(app, { icon: name, title, over = null, status = null }) {
  const { ui, scope, selection } = app.store.state;
  const link = () => new URL(formatRoute({ tab: ui.tab, batchId: ui.tab === "settings" ? null : scope.batchId, open: selection }), location.href).href;
  return html`<div class="inspector-head">
    <span class="inspector-kind">${icon(name, { size: 18 })}</span>
    <div class="inspector-titles">
      ${over ? html`<p class="inspector-eyebrow truncate">${over}</p>` : nothing}
      <h2 class="inspector-title" id="inspector-title" tabindex="-1">${title}</h2>
    </div>
    ${status ? badge(statusLook(status)) : nothing}
    <span class="inspector-actions">
      ${copyButton(app, link, "Copy link to this")}
      <button type="button" class="icon-button" aria-label="Close details" title="Close (Esc)" @click=${() => app.actions.closeInspector()}>${icon("x")}</button>
    </span>
  </div>`;
}

/** `entries` is [[term, value]]; entries without a value are left out. */
export function facts(entries) {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== nothing);
  return html`<dl class="facts">
    ${known.map(([term, value]) => html`<div class="fact"><dt>${term}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** `level` is a tone: error, warning, success, waiting, running or idle. */
export function callout(level, name, title, text, action = nothing) {
  return html`<div class="callout tone-${level}">
    ${icon(name)}
    <div class="callout-text">${title ? html`<strong>${title}</strong>` : nothing}${text ? html`<span>${text}</span>` : nothing}</div>
    ${action}
  </div>`;
}

/** A link that opens something else in the drawer, and works as a permalink too. */
export function openLink(app, kind, id, text, { tab = null } = {}) {
  const { ui, scope } = app.store.state;
  const href = formatRoute({ tab: ui.tab, batchId: ui.tab === "settings" ? null : scope.batchId, open: { kind, id } });
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.actions.select(kind, id, tab);
  };
  return html`<a class="open-link" href=${href} @click=${open}>${text}</a>`;
}

/** Why a batch, story or command ended as it did, by the colour of its status. */
export function reasonCallout(status, reason, action) {
  if (!reason) return nothing;
  const look = statusLook(status);
  return callout(look.tone, look.icon, `${look.word}:`, reasonWords(reason), action);
}

export const jsonText = (value) => JSON.stringify(value, null, 2);

/** A code block; of a long one the first lines, until `expanded` has its `key`. */
export function longText(raw, key, expanded, redraw, { lines = 40, label = null } = {}) {
  const text = printable(raw);
  const all = text.split("\n");
  const cut = !expanded.has(key) && (all.length > lines || text.length > lines * 200);
  const shown = cut ? all.slice(0, lines).join("\n").slice(0, lines * 200) : text;
  const more = () => (expanded.add(key), redraw());
  return html`<pre class="block" aria-label=${label ?? nothing}><code>${shown}</code></pre>
    ${cut ? html`<button type="button" class="button button-quiet button-small" @click=${more}>Show all ${all.length > lines ? `${all.length} lines` : "of it"}</button>` : nothing}`;
}

export const empty = (text) => html`<p class="empty">${text}</p>`;
