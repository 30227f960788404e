// Verdict: what the agent concluded, as a sentence and a table.

import { html, nothing } from "lit-html";
import { icon } from "../../parts/icon.js";
import { readVerdict } from "../../state/verdict.js";
import { callout, empty, openLink } from "./pieces.js";

const LOOKS = { success: "circle-check", warning: "triangle-alert", error: "circle-x", idle: "info" };
const TONES = { CRITICAL: "error", HIGH: "error", MEDIUM: "warning", LOW: "idle" };
const ICONS = { CRITICAL: "octagon-alert", HIGH: "circle-x", MEDIUM: "triangle-alert", LOW: "info" };

export function createVerdictTab({ app, command }) {
  function template() {
    const verdict = readVerdict(command().verdict);
    if (!verdict) return empty(command().ended_at === null ? "The verdict comes when the operation ends." : "This operation gave no verdict.");
    return html`
      ${callout(verdict.level, LOOKS[verdict.level], null, verdict.sentence, verdict.commit ? openLink(app, "commit", verdict.commit, "Open commit") : nothing)}
      ${verdict.issues.length ? issueTable(verdict.issues) : nothing}
      ${verdict.decisions.length ? decisionTable(verdict.decisions) : nothing}
      ${command().output_summary ? html`<h3 class="section-title">In the agent's words</h3><p class="prose">${command().output_summary}</p>` : nothing}
    `;
  }

  return { template };
}

function issueTable(issues) {
  const withState = issues.some(({ fixed }) => fixed !== null);
  return html`<table class="plain-table">
    <caption class="visually-hidden">Issues, worst first</caption>
    <thead><tr><th scope="col">Severity</th><th scope="col">Issue</th>${withState ? html`<th scope="col">State</th>` : nothing}</tr></thead>
    <tbody>
      ${issues.map(({ severity, title, file, fixed }) => html`<tr>
        <td><span class="badge tone-${TONES[severity] ?? "idle"}">${icon(ICONS[severity] ?? "info", { size: 14 })}<span class="badge-word">${sentenceCase(severity)}</span></span></td>
        <td class="issue">${title}${file ? html`<code class="issue-file">${file}</code>` : nothing}</td>
        ${withState ? html`<td>${fixed ? html`<span class="tone-text-success with-icon">${icon("check", { size: 14 })}fixed</span>` : html`<span class="muted">open</span>`}</td>` : nothing}
      </tr>`)}
    </tbody>
  </table>`;
}

function decisionTable(decisions) {
  return html`<table class="plain-table">
    <caption class="visually-hidden">Tech-spec decisions</caption>
    <thead><tr><th scope="col">Story</th><th scope="col">Tech-spec</th><th scope="col">Reason</th></tr></thead>
    <tbody>${decisions.map(({ story, needed, reason }) => html`<tr><td>${story ?? "–"}</td><td>${needed ? "needed" : "not needed"}</td><td>${reason || "–"}</td></tr>`)}</tbody>
  </table>`;
}

const sentenceCase = (word) => word.charAt(0) + word.slice(1).toLowerCase();
