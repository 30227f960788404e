// The entries of a transcript: text as Markdown, thinking and tool calls folded, errors marked. What is folded is not drawn.

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import { clockSeconds, plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { showMarkdown } from "../../parts/markdown.js";
import { callSummary } from "../../state/transcript.js";
import { longText } from "./pieces.js";
import { toolInput } from "./tool-input.js";

const TOOL_ICONS = { Bash: "terminal", Read: "file-text", Write: "file-diff", Edit: "file-diff", MultiEdit: "file-diff", NotebookEdit: "file-diff", Glob: "search", Grep: "search", WebSearch: "search", WebFetch: "external-link", TodoWrite: "rows-3", Task: "message-square", Agent: "message-square" };

export function createTranscriptView({ redraw, timeFormat, running }) {
  const open = new Set();
  const expanded = new Set();
  let revealed = null;

  const toggled = (key) => (event) => {
    if (event.target.open === open.has(key)) return;
    if (event.target.open) open.add(key);
    else open.delete(key);
    redraw();
  };

  const fold = (key, kind, summary, body) => html`<details class="fold fold-${kind}" .open=${open.has(key)} @toggle=${toggled(key)}>
    <summary>${icon("chevron-right", { size: 14 })}${summary}</summary>
    ${open.has(key) ? html`<div class="fold-body">${body()}</div>` : nothing}
  </details>`;

  // Entries

  function text(entry) {
    return html`${markdown(entry.text)}${entry.truncated ? cut() : nothing}`;
  }

  function thinking(entry) {
    const summary = html`<span class="fold-name">Thinking</span><span class="fold-hint truncate">${entry.text.slice(0, 200)}</span>`;
    return fold(`thinking:${entry.id}`, "thinking", summary, () => html`<p class="thinking">${entry.text}</p>${entry.truncated ? cut() : nothing}`);
  }

  function tool(entry) {
    const summary = html`
      ${icon(TOOL_ICONS[entry.tool] ?? "wrench", { size: 14 })}
      <span class="fold-name">${entry.tool}</span>
      <span class="fold-hint mono truncate">${callSummary(entry.tool, entry.input)}</span>
      ${outcome(entry)}
    `;
    return fold(`tool:${entry.id}`, entry.isError ? "tool fold-error" : "tool", summary, () => html`
      ${entry.input ? toolInput(entry, `input:${entry.id}`, expanded, redraw) : nothing}
      ${entry.truncated ? cut() : nothing}
      ${entry.result ? result(entry) : html`<p class="muted small">${running() ? "No result yet." : "It ended without a result."}</p>`}
    `);
  }

  function outcome({ result: answer, isError }) {
    if (isError) return html`<span class="fold-outcome tone-text-error">${icon("circle-x", { size: 14 })}Failed</span>`;
    if (answer === null) return running() ? html`<span class="fold-outcome tone-text-running">${icon("loader-circle", { size: 14 })}Running</span>` : html`<span class="fold-outcome muted">No result</span>`;
    return nothing;
  }

  function result({ id, result: answer }) {
    return html`
      <p class="fold-label">${answer.isError ? html`<span class="tone-text-error">Error</span>` : "Result"}</p>
      ${answer.text ? longText(answer.text, `result:${id}`, expanded, redraw, { lines: 24 }) : html`<p class="muted small">Empty.</p>`}
      ${answer.truncated ? cut() : nothing}
    `;
  }

  function ending(entry) {
    return html`<div class="transcript-result ${entry.isError ? "is-error" : ""}">
      <p class="fold-label">${icon(entry.isError ? "circle-x" : "circle-check", { size: 14 })}${entry.isError ? "Ended with an error" : "Result"}</p>
      ${markdown(entry.text || "No text.")}${entry.truncated ? cut() : nothing}
    </div>`;
  }

  const note = (entry) => html`<p class="transcript-note ${entry.isError ? "tone-text-error" : "muted"}">${icon(entry.kind === "init" ? "play" : "info", { size: 14 })}<span>${entry.text || entry.kind}</span></p>`;
  const task = ({ task: name, status, text: message }) => html`<p class="transcript-note muted">${icon(status === "end" ? "check" : "chevron-right", { size: 14 })}<span><b>${name}</b>${message ? ` · ${message}` : nothing}</span></p>`;
  const VIEWS = { text, task, thinking, tool, result: ending };

  function item(entry) {
    return html`<li class="entry entry-${entry.kind} ${entry.isError ? "entry-error" : ""}" data-entry=${entry.id}>
      ${entry.at === null ? nothing : html`<time class="entry-time" datetime=${new Date(entry.at).toISOString()}>${clockSeconds(entry.at, timeFormat())}</time>`}
      <div class="entry-main">${(VIEWS[entry.kind] ?? note)(entry)}</div>
    </li>`;
  }

  const items = (entries) => repeat(entries, ({ id }) => id, item);

  function subAgent(block) {
    const failed = block.entries.filter(({ isError }) => isError).length;
    const summary = html`${icon("message-square", { size: 14 })}<span class="fold-name">Sub-agent</span><span class="fold-hint truncate">${plural(block.entries.length, "step")}</span>
      ${failed ? html`<span class="fold-outcome tone-text-error">${icon("circle-x", { size: 14 })}${failed} failed</span>` : nothing}`;
    return html`<li class="entry entry-sub">${fold(`sub:${block.id}`, "sub", summary, () => html`<ol class="transcript">${items(block.entries)}</ol>`)}</li>`;
  }

  return {
    blocks: (all) => repeat(all, ({ id, subAgent: sub }) => `${sub}:${id}`, (block) => (block.subAgent ? subAgent(block) : items(block.entries))),
    /** Unfolds the only entry of a block; the next drawing scrolls to it. */
    reveal({ id, subAgent: sub, entries: [entry] }) {
      if (sub) open.add(`sub:${id}`);
      if (entry.kind === "tool") open.add(`tool:${entry.id}`);
      revealed = entry.id;
    },
    takeRevealed() {
      const taken = revealed;
      revealed = null;
      return taken;
    },
  };
}

const markdown = (text) => html`<div class="markdown" ${ref((element) => element && showMarkdown(element, text))}></div>`;
const cut = () => html`<p class="muted small cut">Cut here; the raw transcript has all of it.</p>`;
