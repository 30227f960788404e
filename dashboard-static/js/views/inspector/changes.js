// Changes: the files that the operation changed, each with its diff on demand.

import { html, nothing } from "lit-html";
import { count, plural } from "../../lib/format.js";
import { printable } from "../../lib/printable.js";
import { parseDiff } from "../../lib/unified-diff.js";
import { diffView } from "../../parts/diff.js";
import { icon } from "../../parts/icon.js";
import { empty } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

const MAX_FILES = 300;
const LINES_AT_ONCE = 250;
const READ_AGAIN_AFTER_MILLISECONDS = 4_000;
const LETTERS = { added: "A", modified: "M", deleted: "D", renamed: "R" };

export function createChangesTab({ app, id, command, redraw }) {
  const path = `/api/commands/${id}/changes`;
  const files = createResource(() => app.api.get(path), redraw);
  const diffs = new Map(); // path → {resource, limit} of the open files
  let due = null;
  files.load();

  function happened(events) {
    if (events.some(({ type }) => type === "command:end")) readAgain();
    else due ??= setTimeout(readAgain, READ_AGAIN_AFTER_MILLISECONDS);
  }

  function readAgain() {
    clearTimeout(due);
    due = null;
    files.load();
    for (const { resource } of diffs.values()) resource.load();
  }

  function toggle(file) {
    if (!diffs.delete(file)) {
      const resource = createResource(async () => read(await app.api.get(path, { file })), redraw);
      diffs.set(file, { resource, limit: LINES_AT_ONCE });
      resource.load();
    }
    redraw();
  }

  function list({ files: all, truncated, live }) {
    if (all.length === 0) return empty(live ? "No file changed so far." : "No file was changed.");
    const [added, deleted] = ["added", "deleted"].map((side) => all.reduce((sum, file) => sum + (file[side] ?? 0), 0));
    return html`
      <div class="tab-toolbar small"><span class="muted">${plural(all.length, "file")}${truncated ? " and more" : ""}</span>${counts(added, deleted)}${live && command().ended_at === null ? html`<span class="muted">so far</span>` : nothing}</div>
      <ul class="files">${all.slice(0, MAX_FILES).map(file)}</ul>
      ${truncated || all.length > MAX_FILES ? html`<p class="muted small">Only the first ${count(Math.min(MAX_FILES, all.length))} files are listed.</p>` : nothing}
    `;
  }

  function file(each) {
    const open = diffs.get(each.path);
    return html`<li class="file">
      <button type="button" class="file-row" aria-expanded=${open ? "true" : "false"} @click=${() => toggle(each.path)}>
        ${icon("chevron-right", { size: 14 })}
        <span class="file-letter file-${each.status}" title=${each.status}><span aria-hidden="true">${LETTERS[each.status] ?? "?"}</span><span class="visually-hidden">${each.status}</span></span>
        <span class="file-path">${splitPath(each)}</span>
        ${each.binary ? html`<span class="muted small">binary</span>` : counts(each.added, each.deleted)}
      </button>
      ${open ? html`<div class="file-diff">${resourceView(open.resource, (data) => diff(each.path, data, open), { missing: "There is no diff of this file any more." })}</div>` : nothing}
    </li>`;
  }

  function diff(name, { parsed, binary, truncated }, open) {
    if (binary || parsed.binary) return empty("A binary file; there is no text to compare.");
    if (parsed.hunks.length === 0) return empty("The text did not change.");
    const onMore = () => ((open.limit += LINES_AT_ONCE * 2), redraw());
    return html`${diffView({ diff: parsed, path: name, limit: open.limit, onMore })}${truncated ? html`<p class="muted small diff-note">The server cut this diff; see the rest with git.</p>` : nothing}`;
  }

  return {
    template: () => resourceView(files, list, { missing: "No changes were recorded for this operation." }),
    happened,
    dispose() {
      clearTimeout(due);
      files.dispose();
    },
  };
}

const read = ({ diff, binary, truncated }) => ({ parsed: parseDiff(diff ?? ""), binary, truncated });

const counts = (added, deleted) => html`<span class="counts"><span class="count-added">+${count(added)}</span> <span class="count-deleted">−${count(deleted)}</span></span>`;

function splitPath({ path, old_path: old }) {
  const at = path.lastIndexOf("/") + 1;
  return html`<span class="muted">${printable(path.slice(0, at))}</span><wbr /><strong>${printable(path.slice(at))}</strong>${old ? html`<span class="muted small"> from ${printable(old)}</span>` : nothing}`;
}
