// Around the fields: list of sections, states of the file, summary of what is wrong.

import { html } from "lit-html";
import { icon } from "../../parts/icon.js";
import { copyButton } from "../inspector/copy.js";
import { skeleton } from "../inspector/resource.js";

export function sectionNav(groups) {
  const sections = [{ id: "doctor", title: "Doctor" }, ...groups, { id: "interface", title: "Interface" }];
  const go = (id) => () => {
    const section = document.getElementById(`settings-${id}`);
    section?.scrollIntoView({ block: "start" });
    section?.focus({ preventScroll: true });
  };
  return html`<nav class="settings-nav" aria-label="Settings">
    <ul>${sections.map(({ id, title }) => html`<li><button type="button" class="settings-link" @click=${go(id)}>${title}</button></li>`)}</ul>
  </nav>`;
}

export const loading = () => html`<section class="settings-group panel">${skeleton()}</section>`;

export const loadFailure = (message, retry) => html`<div class="callout tone-error" role="alert">
  ${icon("octagon-alert")}
  <div class="callout-text"><strong>The settings could not be read.</strong> <span>${message}</span></div>
  <button type="button" class="button button-small" @click=${retry}>${icon("rotate-cw", { size: 14 })}Retry</button>
</div>`;

export const brokenFile = (app, { file, problem }) => html`<div class="callout tone-error" role="alert">
  ${icon("octagon-alert")}
  <div class="callout-text">
    <strong>The settings file cannot be used.</strong>
    <p class="prose">${problem}</p>
    <p class="broken-path"><code>${file}</code>${copyButton(app, file, "Copy the path of the settings file")}</p>
    <p>The last valid values are shown and stay in force. Mend the file; then the fields can be changed here again.</p>
  </div>
  <button type="button" class="button button-small" @click=${() => app.actions.loadSettings()}>${icon("rotate-cw", { size: 14 })}Read again</button>
</div>`;

export function problemSummary(wrong, settings, onGo) {
  const labelOf = (key) => settings.find((setting) => setting.key === key)?.label ?? key;
  return html`<div class="callout tone-error" role="alert">
    ${icon("circle-x")}
    <div class="callout-text">
      <strong>${wrong.size === 1 ? "One setting needs a change." : `${wrong.size} settings need a change.`}</strong>
      <ul class="summary-list">${[...wrong].map(([key, message]) => html`<li><button type="button" class="link-button" @click=${() => onGo(key)}>${labelOf(key)}</button>: ${message}</li>`)}</ul>
    </div>
  </div>`;
}
