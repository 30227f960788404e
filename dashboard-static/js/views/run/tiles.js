// The tiles: progress, end, cost, git, usage limit.

import { html, nothing } from "lit-html";
import { clock, count, duration, money, plural, tokens } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { overviewOf, shares, sourceOf } from "../../state/overview.js";
import { bar } from "./bar.js";

const NEARLY_USED_PERCENT = 80;

export function tiles(app) {
  const { state } = app.store;
  const source = sourceOf(state);
  const facts = overviewOf(source);
  return html`<div class="tiles" role="group" aria-label="Overview of the batch">
    ${progressTile(facts.progress)} ${endTile(facts.end, state.ui.timeFormat, app.ticker, facts.cost?.budget)} ${costTile(facts.cost)}
    ${gitTile(facts.git, source.batch, app.actions)} ${facts.usage ? usageTile(facts.usage, state.ui.timeFormat) : nothing}
  </div>`;
}

function tile(name, symbol, label, value, details) {
  return html`<section class="tile tile-${name}" aria-label=${label}>
    <h2 class="tile-label">${icon(symbol, { size: 14 })}<span class="truncate">${label}</span></h2>
    <p class="tile-value">${value}</p>
    <div class="tile-details">${details}</div>
  </section>`;
}

const nothingYet = html`<span class="tile-none">–</span>`;

function progressTile(progress) {
  if (!progress) return tile("progress", "activity", "Progress", nothingYet, nothing);
  const { done, blocked, failed, total } = progress;
  const parts = shares(progress);
  const bad = [blocked > 0 && `${blocked} blocked`, failed > 0 && `${failed} failed`].filter(Boolean).join(" · ");
  const value = html`${done}<span class="tile-unit">${total === null ? " stories done" : `/${plural(total, "story", "stories")}`}</span>`;
  return tile("progress", "activity", "Progress", value, html`
    ${bar([{ share: parts.done, tone: "success" }, { share: parts.bad, tone: "error" }])}
    ${bad ? html`<p class="tile-bad">${bad}</p>` : nothing}`);
}

function endTile(end, timeFormat, ticker, budget) {
  if (!end) return tile("end", "clock", "ETA", nothingYet, nothing);
  if (end.kind === "ended") {
    return tile("end", "clock", "Ended", clock(end.at, timeFormat), html`<p>${end.took === null ? nothing : `after ${duration(end.took)}`}</p>`);
  }
  const rest = end.all ? html`<p>all remaining stories${budget ? `, or ${money(budget)} USD` : ""}</p>` : nothing;
  if (end.kind === "estimating") return tile("end", "clock", "ETA", html`<span class="tile-none">estimating</span>`, rest);
  const range = end.from && end.to ? html`<p>${clock(end.from, timeFormat)}–${clock(end.to, timeFormat)}</p>` : nothing;
  const left = html`<p>in <span ${ticker.text((now) => duration(Math.max(0, end.at - now)))}></span></p>`;
  return tile("end", "clock", "ETA", html`<span class="tile-unit">≈</span> ${clock(end.at, timeFormat)}`, html`${range}${end.all ? rest : left}`);
}

function costTile(cost) {
  if (!cost) return tile("cost", "coins", "Cost", nothingYet, nothing);
  const value = html`${money(cost.usd)}<span class="tile-unit">${cost.usd === null ? "" : " USD"}</span>`;
  const budget = cost.budget && cost.usd !== null ? Math.min(100, (cost.usd / cost.budget) * 100) : null;
  return tile("cost", "coins", "Cost", value, html`
    ${cost.equivalent ? html`<p title="Paid by the subscription; this is what the same use would cost by the API">API-equivalent</p>` : nothing}
    <p>${tokens(cost.input)} in · ${tokens(cost.output)} out</p>
    ${budget === null ? nothing : html`<p>${Math.round(budget)} % of ${money(cost.budget)} USD budget</p>${bar([{ share: budget, tone: budget > NEARLY_USED_PERCENT ? "warning" : "running" }])}`}`);
}

function gitTile(git, batch, actions) {
  if (!git) return tile("git", "git-branch", "Git", nothingYet, nothing);
  const commits = plural(git.commits ?? 0, "commit");
  const open = () => actions.select("batch", batch.summary.id, "commits");
  const value = batch && git.commits > 0 ? html`<button type="button" class="tile-link" @click=${open}>${commits}</button>` : commits;
  return tile("git", "git-branch", git.branch ? `Git · ${git.branch}` : "Git", value, html`
    <p title="${count(git.added ?? 0)} lines added, ${count(git.deleted ?? 0)} deleted">${plural(git.files ?? 0, "file")} <span class="added">+${tokens(git.added ?? 0)}</span> <span class="deleted">−${tokens(git.deleted ?? 0)}</span></p>
    ${git.uncommitted ? html`<p>${count(git.uncommitted)} uncommitted</p>` : nothing}`);
}

function usageTile(usage, timeFormat) {
  const known = Number.isFinite(usage.percent);
  const tone = known && usage.percent >= NEARLY_USED_PERCENT ? "warning" : "running";
  const value = known ? html`${Math.round(usage.percent)}<span class="tile-unit"> %</span>` : html`<span class="tile-none">${usage.status ?? "reported"}</span>`;
  return tile("usage", "gauge", "Usage limit", value, html`
    ${known ? bar([{ share: usage.percent, tone }]) : nothing}
    ${usage.resets_at ? html`<p>resets ${clock(usage.resets_at, timeFormat)}</p>` : nothing}
    ${usage.type ? html`<p>${String(usage.type).replaceAll("_", " ")}</p>` : nothing}`);
}
