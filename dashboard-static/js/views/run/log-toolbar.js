// The tools above the event log: search, filters, errors, follow, copy, download.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../../parts/icon.js";
import { commandsOf, storyIds } from "../../state/commands.js";
import { GROUP_LOOKS } from "./event-facts.js";

const LEVELS = [["", "All"], ["warning", "Warnings +"], ["error", "Errors"]];

/** What the filters can be set to, of this batch, and how the operation they are limited to is called. */
export function choicesOf(batch, filters) {
  const stories = batch?.stories ?? [];
  const commands = commandsOf(batch);
  const one = commands.find((command) => command.id === filters.commandId);
  return {
    stories: stories.map((story) => [story.story_key, `${story.story_id ?? story.story_key} ${story.title ?? ""}`.trim()]),
    commands: [...new Set(commands.map((command) => command.command))].map((name) => [name, name]),
    operation: one ? [one.command, ...storyIds(one.story_keys, stories)].join(" · ") : `operation ${filters.commandId}`,
  };
}

/**
 * @param view `{filters, problem, stories, commands, operation, following, readOnly, open}`: choices and the state they are in;
 *   `operation` names the command that the log is limited to, or is null
 * @param on `{filter(changes), errors(step), follow(), copy(), download(), hide(), toggleFilters()}`
 */
export function logToolbar(view, on) {
  const { filters } = view;
  const set = [filters.level, filters.group, filters.story, filters.command].filter(Boolean).length;
  return html`<div class="log-tools ${view.open ? "is-open" : ""}">
    <h2 class="run-title" id="log-title">Events</h2>
    ${search(view, on)}
    <button type="button" class="button button-small filters-toggle" aria-expanded=${view.open} @click=${on.toggleFilters}>${icon(view.open ? "chevron-up" : "chevron-down", { size: 14 })}Filters${set > 0 ? html`<span class="count tone-running">${set}</span>` : nothing}</button>
    ${filters.commandId === null ? nothing : chip(view.operation, () => on.filter({ commandId: null }))}
    <div class="log-filters">
      ${choice("Level", filters.level, LEVELS, (level) => on.filter({ level }))}
      ${choice("Type", filters.group, [["", "All"], ...Object.entries(GROUP_LOOKS).map(([name, { word }]) => [name, word])], (group) => on.filter({ group }))}
      ${choice("Story", filters.story, withCurrent([["", "All"], ...view.stories], filters.story), (story) => on.filter({ story }))}
      ${choice("Command", filters.command, withCurrent([["", "All"], ...view.commands], filters.command), (command) => on.filter({ command }))}
    </div>
    <div class="log-actions">
      <span class="error-steps" role="group" aria-label="Errors">
        <span class="error-count" id="error-count"></span>
        <button type="button" class="icon-button icon-button-small error-step" aria-label="Error before (p)" title="Error before (p)" @click=${() => on.errors(-1)}>${icon("chevron-up", { size: 14 })}</button>
        <button type="button" class="icon-button icon-button-small error-step" aria-label="Next error (n)" title="Next error (n)" @click=${() => on.errors(1)}>${icon("chevron-down", { size: 14 })}</button>
      </span>
      ${view.readOnly ? nothing : html`<button type="button" class="button button-small follow" aria-pressed=${view.following} title="Keep to the newest event (f)" @click=${on.follow}>${icon(view.following ? "check" : "arrow-down", { size: 14 })}Follow</button>
        ${tool("eye-off", "Hide up to here", on.hide)}`}
      ${tool("copy", "Copy the events shown", on.copy)} ${tool("download", "Download the events shown, as NDJSON", on.download)}
    </div>
    ${view.problem ? html`<p class="log-problem tone-text-warning" id="log-problem" role="status">${icon("triangle-alert", { size: 14 })}${view.problem}</p>` : nothing}
  </div>`;
}

function search({ filters, problem }, on) {
  return html`<label class="log-search">
    <span class="log-label">Search</span>
    <span class="search-box">
      ${icon("search", { size: 14 })}
      <input
        type="search"
        class="input"
        id="log-search"
        maxlength="300"
        placeholder="Text or /regex/"
        autocomplete="off"
        spellcheck="false"
        .value=${live(filters.text)}
        aria-invalid=${problem ? "true" : nothing}
        aria-describedby=${problem ? "log-problem" : nothing}
        @input=${(event) => on.filter({ text: event.currentTarget.value })}
        @keydown=${(event) => leave(event, on)}
      />
    </span>
  </label>`;
}

/** Esc empties the field; the page does not take it for closing something. */
function leave(event, on) {
  if (event.key !== "Escape" || event.currentTarget.value === "") return;
  event.preventDefault();
  event.stopPropagation();
  on.filter({ text: "" });
}

function choice(label, value, options, change) {
  return html`<label class="log-field">
    <span class="log-label">${label}</span>
    <select class="select ${value ? "is-set" : ""}" .value=${live(value)} @change=${(event) => change(event.currentTarget.value)}>
      ${options.map(([name, word]) => html`<option value=${name} ?selected=${name === value}>${word}</option>`)}
    </select>
  </label>`;
}

function chip(operation, remove) {
  return html`<span class="filter-chip">${operation}<button type="button" class="icon-button icon-button-small" aria-label="Show all operations" title="Show all operations" @click=${remove}>${icon("x", { size: 12 })}</button></span>`;
}

function tool(symbol, label, action) {
  return html`<button type="button" class="icon-button icon-button-small" aria-label=${label} title=${label} @click=${action}>${icon(symbol, { size: 14 })}</button>`;
}

/** A value that was stored and is no choice now stays one: it is what the list is filtered by. */
function withCurrent(options, value) {
  return options.some(([name]) => name === value) ? options : [...options, [value, value]];
}
