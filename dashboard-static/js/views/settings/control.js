// The control that fits a setting's type.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { AGENT_COMMANDS, inWords } from "../../state/setting-types.js";
import { icon } from "../../parts/icon.js";

/** `shown`: {id, raw, adding, describedBy, problem, locked, onChange(raw), onLeave(), onAdd()}. */
export function control(setting, shown) {
  switch (setting.type) {
    case "boolean": return toggle(setting, shown);
    case "choice": return choice(setting, shown);
    case "list": return list(shown);
    case "map": return models(setting, shown);
    default: return input(setting, shown);
  }
}

function input({ type, default: standard }, { id, raw, describedBy, problem, locked, onChange, onLeave }) {
  const isNumber = type === "integer" || type === "decimal" || type === "number";
  return html`<input
    class="input ${isNumber ? "input-number" : "input-text"}"
    id=${id}
    type="text"
    inputmode=${type === "integer" ? "numeric" : isNumber ? "decimal" : "text"}
    autocomplete="off"
    spellcheck="false"
    maxlength="4000"
    placeholder=${standard === null ? "none" : nothing}
    .value=${live(raw)}
    ?disabled=${locked}
    aria-describedby=${describedBy}
    aria-invalid=${problem ? "true" : nothing}
    @input=${(event) => onChange(event.target.value)}
    @blur=${onLeave}
  />`;
}

function choice({ choices }, { id, raw, describedBy, problem, locked, onChange, onLeave }) {
  return html`<select class="select" id=${id} ?disabled=${locked} aria-describedby=${describedBy} aria-invalid=${problem ? "true" : nothing} @change=${(event) => onChange(event.target.value)} @blur=${onLeave}>
    ${choices.map((each) => html`<option value=${each} .selected=${each === raw}>${each}</option>`)}
  </select>`;
}

function toggle(setting, { id, raw, describedBy, locked, onChange }) {
  return html`<button type="button" class="switch" role="switch" id=${id} aria-checked=${raw} aria-describedby=${describedBy} ?disabled=${locked} @click=${() => onChange(!raw)}>
    <span class="switch-track" aria-hidden="true"><span class="switch-thumb"></span></span><span aria-hidden="true">${inWords(setting, raw)}</span>
  </button>`;
}

function list({ id, raw, describedBy, problem, locked, onChange, onLeave }) {
  return html`<textarea class="input input-list" id=${id} rows="4" spellcheck="false" .value=${live(raw)} ?disabled=${locked} aria-describedby=${describedBy} aria-invalid=${problem ? "true" : nothing} @input=${(event) => onChange(event.target.value)} @blur=${onLeave}></textarea>`;
}

/** Rows of command and model. A row without any text is no edit, so whether one stands at the end is told by `adding`. */
function models(setting, { id, raw, adding, describedBy, problem, locked, onChange, onLeave, onAdd }) {
  const rows = adding && !raw.some(isEmpty) ? [...raw, EMPTY_ROW] : raw;
  const replace = (at, part) => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const left = (event) => !event.currentTarget.contains(event.relatedTarget) && onLeave();
  const add = (event) => {
    const group = event.currentTarget.closest(".models");
    onAdd();
    [...group.querySelectorAll(".model-command")].at(-1)?.focus();
  };
  const remove = (at) => (event) => {
    event.currentTarget.closest(".models").querySelector(".models-add").focus();
    onChange(rows.filter((_, index) => index !== at));
  };
  return html`<div class="models" id=${id} role="group" aria-labelledby="${id}-label" aria-describedby=${describedBy} @focusout=${left}>
    ${rows.map((row, at) => html`<div class="model-row">
      <input class="input model-command" list="agent-commands" placeholder="command" spellcheck="false" autocomplete="off" maxlength="60" aria-label="Command ${at + 1}" .value=${live(row.key)} ?disabled=${locked} aria-invalid=${problem ? "true" : nothing} @input=${(event) => replace(at, { key: event.target.value })} />
      <input class="input model-name" placeholder="model" spellcheck="false" autocomplete="off" maxlength="200" aria-label="Model of ${row.key || `command ${at + 1}`}" .value=${live(row.value)} ?disabled=${locked} @input=${(event) => replace(at, { value: event.target.value })} />
      <button type="button" class="icon-button" aria-label="Remove ${row.key || `row ${at + 1}`}" title="Remove" ?disabled=${locked} @click=${remove(at)}>${icon("x")}</button>
    </div>`)}
    <button type="button" class="button button-small models-add" ?disabled=${locked} @click=${add}>Add a model</button>
    <datalist id="agent-commands">${["default", ...AGENT_COMMANDS].map((command) => html`<option value=${command}></option>`)}</datalist>
  </div>`;
}

const EMPTY_ROW = { key: "", value: "" };
const isEmpty = ({ key, value }) => !key.trim() && !value.trim();

/** Whether rows end in one that waits to be filled in. */
export const hasEmptyRow = (raw) => Array.isArray(raw) && raw.some(isEmpty);
