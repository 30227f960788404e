// What a tool was called with: a command as code, an edit as a diff, to-dos as a list, anything else by its fields.

import { html } from "lit-html";
import { printable } from "../../lib/printable.js";
import { replacementDiff } from "../../lib/unified-diff.js";
import { diffView } from "../../parts/diff.js";
import { icon } from "../../parts/icon.js";
import { longText } from "./pieces.js";

const MAX_DIFF_LINES = 80;

export function toolInput({ input }, key, expanded, redraw) {
  if (typeof input.old_string === "string" && typeof input.new_string === "string") return edit(input, key, expanded, redraw);
  if (Array.isArray(input.todos)) return todos(input.todos);
  return html`<dl class="tool-input">
    ${Object.entries(input).map(([name, value]) => html`<dt>${printable(name.replaceAll("_", " "))}</dt><dd>${field(value, `${key}:${name}`, expanded, redraw)}</dd>`)}
  </dl>`;
}

function field(value, key, expanded, redraw) {
  const text = printable(typeof value === "string" ? value : JSON.stringify(value, null, 2));
  return text.length > 80 || text.includes("\n") ? longText(text, key, expanded, redraw, { lines: 24 }) : html`<code>${text}</code>`;
}

function edit({ file_path: path, old_string: before, new_string: after }, key, expanded, redraw) {
  const more = () => (expanded.add(key), redraw());
  return html`
    ${diffView({ diff: replacementDiff(before, after), path: path ?? "the edit", limit: expanded.has(key) ? Infinity : MAX_DIFF_LINES, onMore: more })}
  `;
}

const TODO_LOOKS = { completed: ["circle-check", "done"], in_progress: ["circle-dot", "in progress"] };

function todos(list) {
  return html`<ul class="todos">
    ${list.slice(0, 100).map((todo) => {
      const [name, word] = TODO_LOOKS[todo?.status] ?? ["circle", "open"];
      return html`<li class="todo-${word.replace(" ", "-")}">${icon(name, { size: 14, label: word })}<span>${printable(String(todo?.content ?? ""))}</span></li>`;
    })}
  </ul>`;
}
