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
  if (!source.past && source.status?.batch_id === null) return beforeTheFirst(state.sprint.data);
  return html`<div class="tiles" role="group" aria-label="Overview of the batch">
    ${progressTile(facts.progress)} ${endTile(facts.end, state.ui.timeFormat, app.ticker, facts.cost?.budget)} ${costTile(facts.cost)}
    ${gitTile(facts.git, source.batch, app.actions)} ${facts.usage ? usageTile(facts.usage, state.ui.timeFormat) : nothing}
  </div>`;
}

/** What there is to know of a project in which nothing has run yet. */
function beforeTheFirst(sprint) {
  const open = sprint?.stories?.filter((story) => story.selectable) ?? null;
  const epics = new Set(open?.map((story) => story.epic_id)).size;
  const stories = open === null ? none("No story done yet") : html`${count(open.length)}<span class="tile-unit"> ${open.length === 1 ? "story" : "stories"} to do</span>`;
  return html`<div class="tiles" role="group" aria-label="Overview of the sprint">
    ${tile("progress", "activity", "Progress", stories, open?.length ? html`<p>in ${plural(epics, "epic")}</p>` : nothing)}
    ${tile("end", "clock", "ETA", none("Told while it runs"), html`<p>from what operations took before</p>`)}
    ${tile("cost", "coins", "Cost", none("Nothing used yet"), html`<p>told by story and batch</p>`)}
    ${tile("git", "git-branch", "Git", none("No commit yet"), html`<p>one ends each cycle</p>`)}
  </div>`;
}

function tile(name, symbol, label, value, details) {
  return html`<section class="tile tile-${name}" aria-label=${label}>
    <h2 class="tile-label">${icon(symbol, { size: 14 })}<span class="truncate">${label}</span></h2>
    <p class="tile-value">${value}</p>
    <div class="tile-details">${details}</div>
  </section>`;
}

const none = (words) => html`<span class="tile-none">${words}</span>`;

function progressTile(progress) {
  if (!progress) return tile("progress", "activity", "Progress", none("–"), nothing);
  const { done, blocked, failed, total } = progress;
  const parts = shares(progress);
  const bad = [blocked > 0 && `${blocked} blocked`, failed > 0 && `${failed} failed`].filter(Boolean).join(" · ");
  const value = html`${done}<span class="tile-unit">${total === null ? " stories done" : `/${plural(total, "story", "stories")}`}</span>`;
  return tile("progress", "activity", "Progress", value, html`
    ${bar([{ share: parts.done, tone: "success" }, { share: parts.bad, tone: "error" }])}
    ${bad ? html`<p class="tile-bad">${bad}</p>` : nothing}`);
}

function endTile(end, timeFormat, ticker, budget) {
  if (!end) return tile("end", "clock", "ETA", none("–"), nothing);
  if (end.kind === "ended") {
    return tile("end", "clock", "Ended", clock(end.at, timeFormat), html`<p>${end.took === null ? nothing : `after ${duration(end.took)}`}</p>`);
  }
  const rest = end.all ? html`<p>all remaining stories${budget ? `, or ${money(budget)} USD` : ""}</p>` : nothing;
  if (end.kind === "estimating") return tile("end", "clock", "ETA", none("estimating"), rest);
  const range = end.from && end.to ? html`<p>${clock(end.from, timeFormat)}–${clock(end.to, timeFormat)}</p>` : nothing;
  const left = html`<p>in <span ${ticker.text((now) => duration(Math.max(0, end.at - now)))}></span></p>`;
  return tile("end", "clock", "ETA", html`<span class="tile-unit">≈</span> ${clock(end.at, timeFormat)}`, html`${range}${end.all ? rest : left}`);
}

function costTile(cost) {
  if (!cost) return tile("cost", "coins", "Cost", none("–"), nothing);
  const value = html`${money(cost.usd)}<span class="tile-unit">${cost.usd === null ? "" : " USD"}</span>`;
  const budget = cost.budget && cost.usd !== null ? Math.min(100, (cost.usd / cost.budget) * 100) : null;
  return tile("cost", "coins", "Cost", value, html`
    ${cost.equivalent ? html`<p title="Paid by the subscription; this is what the same use would cost by the API">API-equivalent</p>` : nothing}
    ${cost.input + cost.output > 0 ? html`<p>${tokens(cost.input)} in · ${tokens(cost.output)} out</p>` : nothing}
    ${budget === null ? nothing : html`<p title="The batch stops after the command that reaches its budget">${Math.round(budget)} % of ${money(cost.budget)} USD</p>${bar([{ share: budget, tone: budget > NEARLY_USED_PERCENT ? "warning" : "running" }])}`}`);
}

function gitTile(git, batch, actions) {
  if (!git) return tile("git", "git-branch", "Git", none("–"), nothing);
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
  const value = known ? html`${Math.round(usage.percent)}<span class="tile-unit"> %</span>` : none(usage.status ?? "reported");
  return tile("usage", "gauge", "Usage limit", value, html`
    ${known ? bar([{ share: usage.percent, tone }]) : nothing}
    ${usage.resets_at ? html`<p>resets ${clock(usage.resets_at, timeFormat)}</p>` : nothing}
    ${usage.type ? html`<p>${String(usage.type).replaceAll("_", " ")}</p>` : nothing}`);
}
