// One story: where it stands, why, its files, and what was done for it.

import { html, nothing, render } from "lit-html";
import { ago, dateTime, duration, money } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { statusLook } from "../../state/status.js";
import { commandTable } from "./command-table.js";
import { copyButton } from "./copy.js";
import { empty, facts, head, openLink, reasonCallout } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

const UNBLOCKED = "ready-for-dev";

export function createStoryPanel(app, host, { id: key }) {
  let lastBatch = null; // the batch that was read for this story
  let pending = false;
  const story = createResource(read, draw);
  const end = app.store.subscribe(["batch", "sprint", "ui"], (state, topics) => (topics.has("sprint") ? story.load() : draw()));
  draw();
  story.load();

  async function read() {
    const { stories } = await app.api.get("/api/sprint");
    const found = stories.find((each) => each.key === key) ?? null;
    const batchId = found?.last_batch_id ?? null;
    if (batchId !== null && lastBatch?.batch.id !== batchId) lastBatch = await app.api.get(`/api/batches/${batchId}`);
    return found;
  }

  async function unblock() {
    pending = true;
    draw();
    try {
      await app.actions.setStoryStatus(key, UNBLOCKED);
      app.actions.toast({ level: "success", text: `${key} is ${UNBLOCKED} again.` });
      await story.load();
    } catch (failure) {
      app.actions.toast({ level: "error", text: failure.message });
    }
    pending = false;
    draw();
  }

  function draw() {
    const found = story.state.data;
    render(html`
      ${head(app, { icon: "file-text", title: found?.title ?? key, over: key, status: found?.status })}
      <div class="inspector-body" tabindex="0" role="region" aria-label="Story">
        ${resourceView(story, (data) => (data || inBatch() ? view(data) : empty(`The sprint file has no story ${key}, and no batch worked on it.`)))}
      </div>
    `, host);
  }

  /** The story in the live batch, or else in the last batch that worked on it. */
  function inBatch() {
    const { batch } = app.store.state;
    const live = batch?.stories.find((each) => each.story_key === key);
    if (live) return { story: live, batchId: batch.summary.id };
    const past = lastBatch?.stories.find((each) => each.story_key === key);
    return past ? { story: past, batchId: lastBatch.batch.id } : null;
  }

  function view(found) {
    const worked = inBatch();
    const reason = found?.reason ?? worked?.story.reason;
    const button = found?.status === "blocked" ? html`<button type="button" class="button button-small" ?disabled=${pending} @click=${unblock}>${icon("undo-2", { size: 14 })}${pending ? "Unblocking…" : "Unblock"}</button>` : nothing;
    const why = reason || (found?.status === "blocked" ? "no reason was recorded" : null);
    return html`
      ${reasonCallout(found?.status ?? worked.story.status, why, button)}
      ${facts(factsOf(found, worked))}
      ${found ? files(found.files) : nothing}
      ${worked ? operations(worked) : html`<h3 class="section-title">Operations</h3>${empty("No batch has worked on this story yet.")}`}
    `;
  }

  function factsOf(found, worked) {
    const now = app.ticker.now();
    return [
      ["Epic", found?.epic_id ?? worked?.story.epic_id],
      ["Status in file", found ? html`<code>${found.status}</code>` : "not in the sprint file"],
      ["In batch", worked ? html`${openLink(app, "batch", worked.batchId, `#${worked.batchId}`)} <span class="unit">${statusLook(worked.story.status).word.toLowerCase()}</span>` : null],
      ["Time", found?.time_ms ? duration(found.time_ms) : worked ? duration(worked.story.duration_ms) : null],
      ["Cost", found ? html`${money(found.cost_usd)} <span class="unit">USD</span>` : null],
      ["Tries", found?.attempts || null],
      ["Reviews", worked?.story.reviews || null],
      ["Tech-spec", techSpec(worked?.story.tech_spec)],
      ["Last activity", found?.last_activity_at ? html`<span title=${dateTime(found.last_activity_at, app.store.state.ui.timeFormat)}>${ago(now - found.last_activity_at)}</span>` : null],
    ];
  }

  function files({ story: text, tech_spec: spec, discovery }) {
    const known = [["Story", text], ["Tech-spec", spec], ["Discovery", discovery]].filter(([, path]) => path);
    if (known.length === 0) return nothing;
    return html`<h3 class="section-title">Files</h3>
      <ul class="paths">${known.map(([name, path]) => html`<li><span class="muted">${name}</span><code>${path}</code>${copyButton(app, path, `Copy the path of ${name.toLowerCase()}`)}</li>`)}</ul>`;
  }

  const operations = ({ story: { commands }, batchId }) => html`<h3 class="section-title">Operations in batch #${batchId}</h3>${commandTable(app, commands)}`;

  return {
    dispose() {
      end();
      story.dispose();
    },
  };
}

function techSpec(decision) {
  if (decision === null || decision === undefined) return null;
  return { REQUIRED: "needed", SKIP: "not needed" }[String(decision).toUpperCase()] ?? String(decision);
}
