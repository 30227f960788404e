// Operations of a story or batch as a table; each opens.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { duration, money, timer } from "../../lib/format.js";
import { statusIcon } from "../../parts/badge.js";
import { empty, openLink } from "./pieces.js";

export function commandTable(app, commands) {
  if (commands.length === 0) return empty("No operation yet.");
  return html`<table class="plain-table command-table">
    <thead><tr><th scope="col">Operation</th><th scope="col">Model</th><th scope="col" class="number">Time</th><th scope="col" class="number">Cost</th></tr></thead>
    <tbody>${repeat(commands, ({ id }) => id, (command) => row(app, command))}</tbody>
  </table>`;
}

function row(app, command) {
  const took = command.ended_at === null ? html`<span ${app.ticker.text((now) => timer(now - command.started_at))}></span>` : duration(command.duration_ms);
  return html`<tr>
    <td>
      <span class="with-icon">${statusIcon(command.status)}${openLink(app, "command", command.id, command.command)}${command.attempt > 1 ? html`<span class="unit">try ${command.attempt}</span>` : nothing}</span>
      ${command.failure ? html`<span class="row-note tone-text-error">${command.failure}</span>` : nothing}
    </td>
    <td class="muted">${command.model ?? "–"}</td>
    <td class="number">${took}</td>
    <td class="number">${money(command.cost_usd)}</td>
  </tr>`;
}
