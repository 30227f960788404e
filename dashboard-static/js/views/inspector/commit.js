// One commit of a batch, and commits as a list.

import { html, nothing, render } from "lit-html";
import { count, dateTime, plural } from "../../lib/format.js";
import { copyButton } from "./copy.js";
import { empty, facts, head, openLink } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

const SHORT_HASH = 10;
const MIN_HASH = 4;

export const commitList = (app, commits) => html`<ul class="commits">
  ${commits.map((commit) => html`<li>
    ${openLink(app, "commit", commit.hash, html`<code>${commit.hash.slice(0, 8)}</code>`)}<span class="commit-subject">${commit.subject}</span>${lines(commit)}
  </li>`)}
</ul>`;

/** The API has commits by batch only: they are looked for in the batch in view, the live one, then the newest. */
export function createCommitPanel(app, host, { id: hash }) {
  const found = createResource(find, draw);
  const end = app.store.subscribe(["ui"], draw);
  draw();
  found.load();

  async function find() {
    const { scope, status, past } = app.store.state;
    const { batches } = await app.api.get("/api/batches", { limit: 20 });
    const ids = new Set([past?.id, scope.batchId, status?.batch_id, ...batches.map((batch) => batch.id)].filter(Boolean));
    for (const batchId of ids) {
      const { commits } = await app.api.get(`/api/batches/${batchId}`);
      const commit = commits.find((each) => isSame(each.hash, hash));
      if (commit) return { ...commit, batchId };
    }
    return null;
  }

  function draw() {
    const commit = found.state.data;
    render(html`
      ${head(app, { icon: "git-commit-horizontal", title: commit?.subject ?? `Commit ${hash.slice(0, SHORT_HASH)}`, over: commit ? `Commit ${commit.hash.slice(0, SHORT_HASH)}` : null })}
      <div class="inspector-body" tabindex="0" role="region" aria-label="Commit">
        ${resourceView(found, (data) => (data ? view(data) : empty(`No commit ${hash.slice(0, SHORT_HASH)} in the latest batches.`)))}
      </div>
    `, host);
  }

  function view(commit) {
    return html`
      ${facts([
        ["Time", dateTime(commit.at, app.store.state.ui.timeFormat)],
        ["Files", count(commit.files)],
        ["Lines", lines(commit)],
        ["Batch", openLink(app, "batch", commit.batchId, `#${commit.batchId}`)],
        ["Operation", commit.command_id ? openLink(app, "command", commit.command_id, "Open, with its changes", { tab: "changes" }) : null],
      ])}
      <h3 class="section-title">Hash</h3>
      <ul class="paths"><li><code>${commit.hash}</code>${copyButton(app, commit.hash, "Copy the hash")}</li><li><code>git show ${commit.hash.slice(0, SHORT_HASH)}</code>${copyButton(app, `git show ${commit.hash.slice(0, SHORT_HASH)}`, "Copy the git command")}</li></ul>
      ${commit.command_id ? nothing : html`<p class="muted small">${plural(commit.files, "file")} changed.</p>`}
    `;
  }

  return {
    dispose() {
      end();
      found.dispose();
    },
  };
}

const isSame = (a, b) => Math.min(a.length, b.length) >= MIN_HASH && (a.startsWith(b) || b.startsWith(a));

function lines({ added, deleted }) {
  return html`<span class="counts"><span class="count-added">+${count(added)}</span> <span class="count-deleted">−${count(deleted)}</span></span>`;
}
