// The card of one running operation, or of one that ended a moment ago.

import { html, nothing } from "lit-html";
import { ago, model, plural, timer, tokens } from "../../lib/format.js";
import { badge, statusBadge } from "../../parts/badge.js";
import { icon } from "../../parts/icon.js";
import { healthOf } from "../../state/attention.js";
import { familyOf } from "../../state/commands.js";
import { bar } from "./bar.js";

const HEALTH_ICONS = { active: "activity", quiet: "clock", silent: "triangle-alert", looping: "rotate-cw" };

/** `card` is `{id, command, stories, task, attempt, maxAttempts, model, background, active, ended}`; `active` or `ended` is null. */
export function nowCard(app, card, { onOutput }) {
  const { active, ended } = card;
  return html`<li class="now-card ${card.background ? "is-background" : ""} ${ended ? "is-ended" : ""}" data-command-id=${card.id}>
    <div class="now-head">
      <h3 class="now-title">
        <span class="swatch family-${familyOf(card.command)}" aria-hidden="true"></span>
        <span class="truncate">${card.command}${card.task ? html` <span class="now-task">· ${card.task}</span>` : nothing}</span>
      </h3>
      ${card.background ? html`<span class="tag">background</span>` : nothing}
      ${clockOf(app, card)}
    </div>
    <div class="now-who">
      <p class="now-stories truncate">${card.stories.length > 0 ? storyNames(card.stories) : "the whole project"}</p>
      <div class="now-facts">
        ${ended ? statusBadge(ended.status) : health(app, active)}
        <span>try ${card.attempt}${card.maxAttempts ? ` of ${card.maxAttempts}` : ""}</span>
        ${card.model ? html`<span class="truncate" title=${card.model}>${model(card.model)}</span>` : nothing}
        ${active?.pid ? html`<span>pid ${active.pid}</span>` : nothing}
      </div>
    </div>
    <p class="now-line mono">${lineOf(card)}</p>
    <div class="now-foot">
      ${todo(active?.todo)}
      <span class="now-tokens" title="${tokens(active?.input_tokens)} in, ${tokens(active?.output_tokens)} out">${tokensOf(active)}</span>
      <span class="now-actions">
        <button type="button" class="button button-small" aria-label="Output of ${nameOf(card)}" @click=${() => onOutput(card)}>Output</button>
        <button type="button" class="button button-small" aria-label="Open ${nameOf(card)}" @click=${() => app.actions.select("command", card.id)}>Open</button>
      </span>
    </div>
  </li>`;
}

/** What a health's look depends on besides the age of the last output, which the ticker writes. */
export function healthName(active, now) {
  return healthOf(active, now).name;
}

function health(app, active) {
  const at = active.last_output_at ?? active.started_at;
  const { name, tone } = healthOf(active, app.ticker.now());
  const words = app.ticker.text((now) => {
    const health = healthOf(active, now);
    return health.name === "active" ? `active · ${ago(Math.max(0, now - at))}` : health.word;
  });
  return html`<span class="badge tone-${tone} health-${name}">${icon(HEALTH_ICONS[name], { size: 14 })}<span class="badge-word" ${words}></span></span>`;
}

function clockOf(app, { active, ended, startedAt }) {
  if (ended) return html`<span class="now-clock">${timer(ended.duration_ms ?? ended.ended_at - startedAt)}</span>`;
  return html`<span class="now-clock" aria-hidden="true" ${app.ticker.text((now) => timer(now - active.started_at))}></span>`;
}

function lineOf({ active, ended }) {
  const line = ended ? (ended.failure ?? ended.output_summary ?? ended.status) : active.last_line;
  return line ? html`${icon("chevron-right", { size: 14 })}<span class="truncate" title=${line}>${line}</span>` : html`<span class="muted">${ended ? "No output" : "Waiting for its first output"}</span>`;
}

/** Nothing is told of an agent that has just been started. */
function tokensOf(active) {
  const used = active ? active.input_tokens + active.output_tokens : 0;
  return used > 0 ? `${tokens(used)} tokens` : nothing;
}

function todo(progress) {
  if (!progress?.total) return nothing;
  const { done, total } = progress;
  return html`<span class="now-todo"><span>todo ${done}/${total}</span>${bar([{ share: (done / total) * 100, tone: "running" }])}</span>`;
}

function storyNames(stories) {
  if (stories.length > 1) return html`<b>${stories.map((story) => story.id).join(" + ")}</b> <span class="muted">${plural(stories.length, "story", "stories")}</span>`;
  return html`<b>${stories[0].id}</b> ${stories[0].title ?? ""}`;
}

function nameOf({ command, stories }) {
  return stories.length > 0 ? `${command} of ${stories.map((story) => story.id).join(" and ")}` : command;
}
