// What an event says to someone who is not looking at the log: {toast, polite, assertive}, each may be missing. Pure.

import { clock, plural } from "../lib/format.js";
import { reasonWords, shortKey, statusLook } from "./status.js";

const TOAST_LEVELS = { success: "success", warning: "warning", error: "error", idle: "info", running: "info", waiting: "info" };

/** `timeFormat` as in lib/format.js. A toast is {level, text, open: {kind, id}}. */
export function noticeOf({ type, id, payload }, timeFormat = "24h") {
  switch (type) {
    case "batch:start":
      return { polite: `Batch ${payload.batch_id} ${payload.resumed ? "resumed" : "started"}.` };
    case "batch:end":
      return batchEnded(payload);
    case "batch:waiting":
      return waiting(payload, id, timeFormat);
    case "batch:warning":
      return payload.warning_type === "stopping" ? { polite: payload.message } : {};
    case "cycle:start":
      return { polite: `Cycle ${payload.cycle_number} started.` };
    case "story:status":
      return storyMoved(payload);
    case "command:end":
      return payload.status === "failed" ? { assertive: `${payload.command} of ${shortKey(payload.story_key ?? "the batch")} failed.` } : {};
    case "error":
      return { toast: { level: "error", text: payload.message, open: { kind: "event", id } }, assertive: payload.message };
    default:
      return {};
  }
}

function batchEnded({ batch_id: batchId, status, reason }) {
  const look = statusLook(status);
  const text = [`Batch #${batchId} ${look.word.toLowerCase()}`, reasonWords(reason)].filter(Boolean).join(": ");
  const spoken = status === "error" ? { assertive: `${text}.` } : { polite: `${text}.` };
  return { toast: { level: TOAST_LEVELS[look.tone], text, open: { kind: "batch", id: batchId } }, ...spoken };
}

function waiting({ until, reason }, id, timeFormat) {
  const text = until ? `Waiting until ${clock(until, timeFormat)}: ${reason ?? "usage limit"}` : "The wait is over";
  return { toast: { level: until ? "warning" : "info", text, open: { kind: "event", id } }, polite: `${text}.` };
}

function storyMoved({ story_key: key, new_status: status, reason }) {
  if (!["done", "blocked", "failed"].includes(status)) return {};
  const text = [`${shortKey(key)} ${statusLook(status).word.toLowerCase()}`, reason].filter(Boolean).join(": ");
  const level = status === "done" ? "success" : "error";
  const spoken = status === "done" ? { polite: `${text}.` } : { assertive: `${text}.` };
  return { toast: { level, text, open: { kind: "story", id: key } }, ...spoken };
}

/** One sentence for all that was replayed after a reconnect; null when nothing of note happened. */
export function summaryOf(events) {
  const moved = (status) => events.filter(({ type, payload }) => type === "story:status" && payload.new_status === status).length;
  const parts = [
    [moved("done"), (n) => `${plural(n, "story", "stories")} done`],
    [moved("blocked"), (n) => `${n} blocked`],
    [events.filter(({ type }) => type === "error").length, (n) => plural(n, "error")],
    [events.filter(({ type }) => type === "batch:end").length, (n) => `${plural(n, "batch", "batches")} ended`],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => words(number));
  return told.length > 0 ? `While you were away: ${told.join(", ")}` : null;
}
