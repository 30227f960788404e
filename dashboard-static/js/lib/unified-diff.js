// Reads a unified diff as `git diff` writes it. Pure; survives cut and broken input.

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;
const BINARY = /^(?:Binary files .* differ|GIT binary patch)$/;

/**
 * @param {string} text
 * @param {number} maxLines rows to keep; the rest is counted in `omitted`
 * @returns {{hunks: Hunk[], binary: boolean, added: number, deleted: number, omitted: number}}
 *   Hunk = {oldStart, newStart, section, lines: [{kind: "context"|"add"|"del"|"note", old, new, text, mark?}]};
 *   `mark` = [from, to) of what differs from the line's counterpart
 */
export function parseDiff(text, maxLines = 5000) {
  const reader = new DiffReader(maxLines);
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) reader.take(line);
  for (const hunk of reader.diff.hunks) markPairs(hunk.lines);
  return reader.diff;
}

/** The diff of a text and what replaces it, as one hunk: equal lines at both ends stay, all between is exchanged. */
export function replacementDiff(before, after) {
  const [olds, news] = [before.split("\n"), after.split("\n")];
  const shorter = Math.min(olds.length, news.length);
  let head = 0;
  while (head < shorter && olds[head] === news[head]) head++;
  let tail = 0;
  while (tail < shorter - head && olds.at(-1 - tail) === news.at(-1 - tail)) tail++;
  const line = (kind) => (text) => ({ kind, old: null, new: null, text });
  const dels = olds.slice(head, olds.length - tail).map(line("del"));
  const adds = news.slice(head, news.length - tail).map(line("add"));
  const lines = [...olds.slice(0, head).map(line("context")), ...dels, ...adds, ...olds.slice(olds.length - tail).map(line("context"))];
  markPairs(lines);
  return { hunks: [{ oldStart: null, newStart: null, section: "", lines }], binary: false, added: adds.length, deleted: dels.length, omitted: 0 };
}

class DiffReader {
  #hunk = null;
  #left = { old: 0, new: 0 }; // lines that the hunk's header still promises
  #next = { old: 0, new: 0 };
  #room;

  constructor(maxLines) {
    this.#room = maxLines;
    this.diff = { hunks: [], binary: false, added: 0, deleted: 0, omitted: 0 };
  }

  take(line) {
    if (this.#hunk && line.startsWith("\\")) this.#keep({ kind: "note", old: null, new: null, text: line.slice(2) });
    else if (this.#left.old > 0 || this.#left.new > 0) this.#takeBody(line);
    else this.#takeHeader(line);
  }

  #takeHeader(line) {
    const header = HUNK.exec(line);
    if (header) this.#open(header);
    else if (BINARY.test(line)) this.diff.binary = true;
  }

  #open([, oldStart, oldCount, newStart, newCount, section]) {
    this.#next = { old: Number(oldStart), new: Number(newStart) };
    this.#left = { old: Number(oldCount ?? 1), new: Number(newCount ?? 1) };
    this.#hunk = { oldStart: this.#next.old, newStart: this.#next.new, section, lines: [] };
    this.diff.hunks.push(this.#hunk);
  }

  #takeBody(line) {
    const text = line.slice(1);
    if (line.startsWith("+")) {
      this.diff.added++;
      this.#left.new--;
      this.#keep({ kind: "add", old: null, new: this.#next.new++, text });
    } else if (line.startsWith("-")) {
      this.diff.deleted++;
      this.#left.old--;
      this.#keep({ kind: "del", old: this.#next.old++, new: null, text });
    } else {
      this.#left.old--; // an empty line is a context line whose space was lost on the way
      this.#left.new--;
      this.#keep({ kind: "context", old: this.#next.old++, new: this.#next.new++, text });
    }
  }

  #keep(line) {
    if (this.#room-- > 0) this.#hunk.lines.push(line);
    else this.diff.omitted++;
  }
}

/** As many removed lines followed by as many added ones are taken as edits of each other. */
function markPairs(lines) {
  for (let at = 0; at < lines.length; at++) {
    const dels = runOf("del", lines, at);
    const adds = runOf("add", lines, at + dels);
    if (dels > 0 && dels === adds) {
      for (let i = 0; i < dels; i++) markPair(lines[at + i], lines[at + dels + i]);
    }
    at += Math.max(0, dels + adds - 1);
  }
}

function runOf(kind, lines, from) {
  let end = from;
  while (lines[end]?.kind === kind) end++;
  return end - from;
}

function markPair(del, add) {
  const shorter = Math.min(del.text.length, add.text.length);
  let head = 0;
  while (head < shorter && del.text[head] === add.text[head]) head++;
  let tail = 0;
  while (tail < shorter - head && del.text.at(-1 - tail) === add.text.at(-1 - tail)) tail++;
  if ((head + tail) * 2 < shorter) return; // too little in common to call it an edit
  del.mark = [head, del.text.length - tail];
  add.mark = [head, add.text.length - tail];
}
