// One batch: its outcome, numbers, stories, commits and waits.

import { html, nothing, render } from "lit-html";
import { count, cycles, dateTime, duration, money, timer, tokens } from "../../lib/format.js";
import { statusIcon } from "../../parts/badge.js";
import { commandTable } from "./command-table.js";
import { commitList } from "./commit.js";
import { empty, facts, head, openLink, reasonCallout } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

export function createBatchPanel(app, host, { id }) {
  const batch = createResource(() => app.api.get(`/api/batches/${id}`), draw);
  const live = () => app.store.state.batch?.summary.id === id && app.store.state.batch;
  let liveStatus = live()?.summary?.status;
  const end = app.store.subscribe(["batch", "ui"], () => {
    const status = live()?.summary?.status;
    if (status !== liveStatus) batch.load();
    liveStatus = status;
    draw();
  });
  draw();
  batch.load();

  function draw() {
    const summary = live()?.summary ?? batch.state.data?.batch;
    render(html`
      ${head(app, { icon: "history", title: `Batch #${id}`, status: summary?.status })}
      <div class="inspector-body" tabindex="0" role="region" aria-label="Batch">
        ${resourceView(batch, (detail) => view(merged(detail)), { missing: `There is no batch #${id} in this project's history.` })}
      </div>
    `, host);
  }

  function merged(detail) {
    const now = live();
    return now ? { ...detail, batch: { ...detail.batch, ...now.summary, duration_ms: now.summary.duration_ms ?? detail.batch.duration_ms }, stories: now.stories, batch_commands: now.batchCommands } : detail;
  }

  function view({ batch: summary, stories, batch_commands: own, waits, commits }) {
    return html`
      ${reasonCallout(summary.status, summary.reason)}
      ${facts(factsOf(summary))}
      <h3 class="section-title">Stories</h3>
      ${stories.length ? storyTable(stories) : empty("No story yet.")}
      ${own.length ? html`<h3 class="section-title">Operations of the batch itself</h3>${commandTable(app, own)}` : nothing}
      ${commits.length ? html`<h3 class="section-title">Commits</h3>${commitList(app, commits)}` : nothing}
      ${waits.length ? html`<h3 class="section-title">Waits</h3>${waitList(waits)}` : nothing}
      ${app.store.state.scope.batchId === id || live() ? nothing : html`<p><button type="button" class="button" @click=${() => app.actions.setScope(id)}>View this batch in Sprint Run</button></p>`}
    `;
  }

  function factsOf(summary) {
    const { timeFormat } = app.store.state.ui;
    const running = summary.ended_at === null;
    return [
      ["Duration", running ? html`<span ${app.ticker.text((now) => timer(now - summary.started_at))}></span>` : duration(summary.duration_ms)],
      ["Cycles", cycles(summary)],
      ["Stories done", `${summary.stories_done} of ${summary.story_count}`],
      ["Blocked", summary.stories_blocked ? html`<span class="tone-text-error">${summary.stories_blocked}</span>` : null],
      ["Cost", html`${money(summary.cost_usd)} <span class="unit">USD</span>`],
      ["Tokens in", tokens(summary.input_tokens)],
      ["Tokens out", tokens(summary.output_tokens)],
      ["Operations", `${count(summary.commands)}${summary.failures ? `, ${summary.failures} failed` : ""}`],
      ["Commits", count(summary.commits)],
      ["Waited", summary.waited_ms ? duration(summary.waited_ms) : null],
      ["Started", dateTime(summary.started_at, timeFormat)],
      ["Ended", running ? null : dateTime(summary.ended_at, timeFormat)],
    ];
  }

  function storyTable(stories) {
    return html`<table class="plain-table">
      <thead><tr><th scope="col">Story</th><th scope="col" class="number">Time</th><th scope="col" class="number">Cost</th></tr></thead>
      <tbody>${stories.map((story) => html`<tr>
        <td><span class="with-icon">${statusIcon(story.status)}${openLink(app, "story", story.story_key, html`${story.story_id} ${story.title ?? ""}`)}</span>
          ${story.reason ? html`<span class="row-note">${story.reason}</span>` : nothing}</td>
        <td class="number">${story.ended_at ? duration(story.duration_ms) : "–"}</td><td class="number">${money(story.cost_usd)}</td>
      </tr>`)}</tbody>
    </table>`;
  }

  const waitList = (waits) => html`<ul class="paths">${waits.map(({ reason, started_at: from, ended_at: to }) => html`<li>
    <span>${reason}</span><span class="muted">${dateTime(from, app.store.state.ui.timeFormat)}, ${to ? duration(to - from) : "still waiting"}</span></li>`)}</ul>`;

  return {
    dispose() {
      end();
      batch.dispose();
    },
  };
}
