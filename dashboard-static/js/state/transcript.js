// The conversation of one operation, made of the pages of GET /api/commands/{id}/transcript. Pure.

import { printable } from "../lib/printable.js";
import { partsOf } from "./task-marker.js";

const MAX_ENTRIES = 5000; // older ones are counted and let go; the raw transcript has them
const MAX_JOINED_CHARACTERS = 20_000;
const JOINED = new Set(["text", "thinking"]);

/**
 * Entry = {id, kind: "text"|"thinking"|"task"|"tool"|"init"|"result"|"notice", at, text, subAgent, isError, truncated};
 * a tool has besides {tool, useId, input, result: {text, at, isError, truncated} | null}, and
 * a report of a task {task, status}.
 */
export const EMPTY_TRANSCRIPT = Object.freeze({ entries: [], cursor: null, complete: false, dropped: 0, errors: 0 });

/** @returns the transcript with the items of `page` joined to it; the same one when the page tells nothing new */
export function appendPage(transcript, page) {
  const cursor = page.next ?? transcript.cursor;
  if (page.items.length === 0) {
    const same = cursor === transcript.cursor && Boolean(page.complete) === transcript.complete;
    return same ? transcript : { ...transcript, cursor, complete: Boolean(page.complete) };
  }
  const entries = [...transcript.entries];
  const open = openCalls(entries);
  for (const item of page.items) take(item, entries, open);
  const surplus = Math.max(0, entries.length - MAX_ENTRIES);
  return {
    entries: surplus ? entries.slice(surplus) : entries,
    cursor,
    complete: Boolean(page.complete),
    dropped: transcript.dropped + surplus,
    errors: transcript.errors + page.items.filter((item) => item.is_error).length,
  };
}

/**
 * Runs of the main agent's and of a sub-agent's entries within [from, to): [{id, subAgent, entries}]. A run keeps its id while
 * the window moves over it.
 */
export function blocks(entries, from = 0, to = entries.length) {
  const result = [];
  for (const entry of entries.slice(from, to)) {
    const last = result.at(-1);
    if (last && last.subAgent === entry.subAgent) last.entries.push(entry);
    else result.push({ id: entry.id, subAgent: entry.subAgent, entries: [entry] });
  }
  if (result.length) result[0].id = entries[startOfRun(entries, from)].id;
  return result;
}

function startOfRun(entries, index) {
  let start = index;
  while (start > 0 && entries[start - 1].subAgent === entries[index].subAgent) start--;
  return start;
}

/** The part of `count` entries to show: `size` of them up to `end`, or the newest where `end` is null. */
export function windowOf(count, end, size) {
  const to = Math.min(count, Math.max(end ?? count, Math.min(size, count)));
  return { from: Math.max(0, to - size), to };
}

/** The index of the nearest entry with an error before (step -1) or after (step 1) `index`; -1 when there is none. */
export function nextError(entries, index, step) {
  for (let at = index + step; at >= 0 && at < entries.length; at += step) if (entries[at].isError) return at;
  return -1;
}

/** What a tool was called for, on one line. */
export function callSummary(tool, input) {
  const told = input ? (input.description && !input.command ? input.description : headline(input)) : "";
  return printable(String(told)).replace(/\s+/g, " ").trim().slice(0, 240) || tool || "tool";
}

const TELLING = ["command", "file_path", "path", "notebook_path", "pattern", "query", "url", "skill", "prompt", "description", "subject"];

function headline(input) {
  const telling = TELLING.map((name) => input[name]).find((value) => typeof value === "string" && value.trim());
  if (telling) return telling;
  if (Array.isArray(input.todos)) return `${input.todos.length} to-dos`;
  return Object.values(input).find((value) => typeof value === "string") ?? "";
}

function openCalls(entries) {
  const open = new Map();
  entries.forEach((entry, index) => {
    if (entry.kind === "tool" && entry.result === null && entry.useId) open.set(entry.useId, index);
  });
  return open;
}

function take(item, entries, open) {
  if (item.kind === "tool_call") {
    if (item.tool_use_id) open.set(item.tool_use_id, entries.length);
    entries.push(toolEntry(item, item.input, null));
  } else if (item.kind === "tool_result") {
    takeResult(item, entries, open);
  } else if (item.kind === "text") {
    partsOf(item.text ?? "").forEach((part, place) => takePart({ ...item, cursor: place ? `${item.cursor}:${place}` : item.cursor }, part, entries));
  } else if (!joined(item, entries)) {
    entries.push(plainEntry(item));
  }
}

function takePart(item, { text, task, status, message }, entries) {
  if (task !== undefined) entries.push({ ...plainEntry({ ...item, kind: "task", text: message }), task: printable(task), status });
  else if (!joined({ ...item, text }, entries)) entries.push(plainEntry({ ...item, text }));
}

function takeResult(item, entries, open) {
  const result = { text: printable(item.text ?? ""), at: item.at, isError: Boolean(item.is_error), truncated: Boolean(item.truncated) };
  const index = open.get(item.tool_use_id);
  if (index === undefined) {
    entries.push(toolEntry(item, null, result));
    return;
  }
  open.delete(item.tool_use_id);
  const call = entries[index];
  entries[index] = { ...call, result, isError: call.isError || result.isError };
}

function joined(item, entries) {
  const last = entries.at(-1);
  const text = printable(item.text ?? "");
  const joins = JOINED.has(item.kind) && last?.kind === item.kind && last.subAgent === Boolean(item.sub_agent)
    && last.isError === Boolean(item.is_error) && last.text.length + text.length < MAX_JOINED_CHARACTERS;
  if (joins) {
    entries[entries.length - 1] = { ...last, text: `${last.text}\n\n${text}`, truncated: last.truncated || Boolean(item.truncated) };
  }
  return joins;
}

function plainEntry(item) {
  return { ...common(item), kind: item.kind, text: printable(item.text ?? "") };
}

function toolEntry(item, input, result) {
  return {
    ...common(item), kind: "tool", tool: item.tool ?? "tool", useId: item.tool_use_id ?? null, input, result, text: "",
    isError: Boolean(item.is_error) || Boolean(result?.isError), truncated: input !== null && Boolean(item.truncated),
  };
}

function common(item) {
  return { id: item.cursor, at: item.at ?? null, subAgent: Boolean(item.sub_agent), isError: Boolean(item.is_error), truncated: Boolean(item.truncated) };
}
