// A unified diff as a table: line numbers of both sides, a sign, the text; what differs within a line is marked.

import { html, nothing } from "lit-html";
import { printable } from "../lib/printable.js";

const SIGNS = { add: ["+", "added"], del: ["−", "removed"] };

/** `diff` of lib/unified-diff.js; the first `limit` lines are shown, `onMore` asks for the rest. */
export function diffView({ diff, path, limit, onMore }) {
  const total = diff.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  let room = limit;
  const hunks = diff.hunks.map((hunk) => {
    const lines = hunk.lines.slice(0, Math.max(0, room));
    room -= hunk.lines.length;
    return lines.length ? hunkRows(hunk, lines) : nothing;
  });
  return html`
    <table class="diff">
      <caption class="visually-hidden">Changes in ${path}</caption>
      <thead class="visually-hidden"><tr><th scope="col">Old line</th><th scope="col">New line</th><th scope="col">Change</th><th scope="col">Text</th></tr></thead>
      ${hunks}
    </table>
    ${total > limit ? html`<button type="button" class="button button-quiet diff-more" @click=${onMore}>Show ${total - limit} more lines</button>` : nothing}
    ${diff.omitted ? html`<p class="muted small diff-note">${diff.omitted} further lines are not shown.</p>` : nothing}
  `;
}

function hunkRows(hunk, lines) {
  return html`
    <tbody>
      ${hunk.newStart === null ? nothing : hunkHead(hunk)}
      ${lines.map(row)}
    </tbody>
  `;
}

function hunkHead({ oldStart, newStart, section }) {
  return html`<tr class="diff-hunk">
    <th colspan="4" scope="rowgroup">
      <span class="visually-hidden">Lines from ${newStart}</span><span aria-hidden="true">@@ −${oldStart} +${newStart}</span> ${printable(section)}
    </th>
  </tr>`;
}

function row(line) {
  const [sign, word] = SIGNS[line.kind] ?? ["", ""];
  return html`
    <tr class="diff-${line.kind}">
      <td class="diff-number">${line.old ?? nothing}</td>
      <td class="diff-number">${line.new ?? nothing}</td>
      <td class="diff-sign">${sign ? html`<span aria-hidden="true">${sign}</span><span class="visually-hidden">${word}</span>` : nothing}</td>
      <td class="diff-text">${marked(line)}</td>
    </tr>
  `;
}

function marked({ text, mark }) {
  if (!mark || mark[0] === mark[1]) return printable(text);
  const [from, to] = mark;
  return html`${printable(text.slice(0, from))}<mark>${printable(text.slice(from, to))}</mark>${printable(text.slice(to))}`;
}
