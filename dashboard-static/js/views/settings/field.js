// One setting: its words on the left, its control on the right, what is wrong or in conflict below.

import { html, nothing } from "lit-html";
import { icon } from "../../parts/icon.js";
import { inWords, rangeText } from "../../state/setting-types.js";
import { control } from "./control.js";

export const fieldId = (key) => `setting-${key}`;

const REASONS = {
  agent_command: "it names the program that is started",
  agent_extra_args: "it is handed to the program that is started",
  permission_mode: "it decides what the agent may do unasked",
  allowed_tools: "it decides what the agent may do unasked",
  verify_command: "it is run by a shell",
  notify_webhook_url: "it sends data out",
};

/**
 * `shown`: {raw, adding, problem, conflict, edited, changed, locked, file, onChange(raw), onLeave(), onAdd(), onReset(), onDecide("mine"|"theirs")}.
 */
export function field(app, setting, shown) {
  const id = fieldId(setting.key);
  const group = setting.type === "map"; // several controls under one name
  return html`<div class="field ${shown.problem ? "field-wrong" : ""}">
    <div class="field-words">
      <div class="field-name">
        ${group || setting.file_only ? html`<span id="${id}-label">${setting.label}</span>` : html`<label for=${id} id="${id}-label">${setting.label}</label>`}
        ${marks(setting, shown)}
      </div>
      <p class="field-help" id="${id}-help">${setting.help}</p>
      <p class="field-meta"><code>${setting.key}</code>${meta(setting)}</p>
    </div>
    <div class="field-control">
      ${setting.file_only ? readOnly(setting, shown.file) : editable(setting, shown, id)}
    </div>
  </div>`;
}

function editable(setting, shown, id) {
  const describedBy = [`${id}-help`, shown.problem && `${id}-problem`, shown.conflict && `${id}-conflict`].filter(Boolean).join(" ");
  return html`
    <div class="field-line">
      ${control(setting, { ...shown, id, describedBy })}
      ${setting.unit ? html`<span class="field-unit">${setting.unit}</span>` : nothing}
      ${shown.changed && !shown.locked ? resetButton(setting, shown) : nothing}
    </div>
    ${shown.problem ? html`<p class="field-problem" id="${id}-problem">${icon("circle-x", { size: 14 })}<span>${shown.problem}</span></p>` : nothing}
    ${shown.conflict ? conflict(setting, shown, id) : nothing}
  `;
}

function marks(setting, { edited, changed }) {
  return html`
    ${edited ? html`<span class="mark mark-unsaved">unsaved</span>` : changed ? html`<span class="mark">changed</span>` : nothing}
    ${setting.applies === "next_start" ? html`<span class="mark mark-start">${icon("rotate-cw", { size: 14 })}applies at the next start</span>` : nothing}
  `;
}

function meta(setting) {
  const range = rangeText(setting);
  const standard = setting.secret ? null : `default ${inWords(setting, setting.default)}`;
  return [range, standard].filter(Boolean).map((text) => html`<span class="field-fact">${text}</span>`);
}

function readOnly(setting, file) {
  const reason = REASONS[setting.key] ?? "it can start programs or send data out";
  const value = setting.value;
  return html`
    <div class="read-only" role="group" aria-labelledby="${fieldId(setting.key)}-label">
      ${icon("lock", { size: 14 })}
      ${Array.isArray(value) && value.length ? html`<ul class="chips">${value.map((entry) => html`<li><code>${entry}</code></li>`)}</ul>` : html`<code>${setting.secret && value ? "set, not shown" : inWords(setting, value)}</code>`}
    </div>
    <p class="field-help">Only in <code>${file}</code>, because ${reason}.</p>
  `;
}

function resetButton(setting, { onReset }) {
  const label = `Reset ${setting.label} to its default, ${inWords(setting, setting.default)}`;
  return html`<button type="button" class="icon-button field-reset" aria-label=${label} title=${label} @click=${onReset}>${icon("undo-2")}</button>`;
}

function conflict(setting, { conflict: { mine, theirs }, onDecide }, id) {
  return html`<div class="conflict tone-warning" id="${id}-conflict" role="group" aria-label="Conflict">
    <p>${icon("triangle-alert", { size: 14 })}<span>Changed elsewhere to <strong>${inWords(setting, theirs)}</strong>; yours is <strong>${inWords(setting, mine)}</strong>.</span></p>
    <div class="conflict-choices">
      <button type="button" class="button button-small" @click=${() => onDecide("mine")}>Keep mine</button>
      <button type="button" class="button button-small" @click=${() => onDecide("theirs")}>Take theirs</button>
    </div>
  </div>`;
}
