// What an event is: its level, its group and its one line. Pure, and tolerant of types not known yet.

import { printable } from "../lib/printable.js";
import { statusLook } from "./status.js";

const LEVELS_OF_STATUS = { failed: "error", error: "error", blocked: "error", interrupted: "warning", stopped: "warning" };

/** "error", "warning", "success" or "info". */
export function eventLevel({ type, payload = {} }) {
  switch (type) {
    case "error":
      return "error";
    case "batch:warning":
      return "warning";
    case "batch:waiting":
      return payload.until ? "warning" : "info";
    case "batch:end":
    case "command:end":
    case "background:end":
      return LEVELS_OF_STATUS[payload.status] ?? "success";
    case "story:status":
      return LEVELS_OF_STATUS[payload.new_status] ?? (payload.new_status === "done" ? "success" : "info");
    case "command:progress":
      return payload.kind === "tool_error" ? "error" : (LEVELS_OF_STATUS[payload.status] ?? "info");
    default:
      return "info";
  }
}

export const GROUPS = ["batch", "command", "text", "tool", "git", "system"];

/** The group an operator filters by: one of `GROUPS`. */
export function eventGroup({ type, payload = {} }) {
  if (type === "command:progress") {
    if (payload.kind === "text") return "text";
    return payload.kind === "task" ? "command" : "tool";
  }
  if (/commit/.test(payload.command ?? "") || payload.warning_type?.startsWith("git")) return "git";
  const [family] = type.split(":");
  if (family === "command" || family === "background" || family === "story") return "command";
  return family === "batch" || family === "cycle" ? "batch" : "system";
}

/** The line of the log. */
export function eventMessage(event) {
  return printable(messageOf(event));
}

function messageOf({ type, payload = {}, summary }) {
  switch (type) {
    case "batch:start":
      return payload.resumed ? `Batch #${payload.batch_id} resumed` : `Batch #${payload.batch_id} started, ${payload.max_cycles ?? "all"} cycles`;
    case "batch:end":
      return [`Batch #${payload.batch_id} ${statusLook(payload.status).word.toLowerCase()}`, payload.reason].filter(Boolean).join(": ");
    case "batch:waiting":
      return payload.until ? `Waiting: ${payload.reason ?? "usage limit"}` : "The wait is over";
    case "cycle:start":
      return `Cycle ${payload.cycle_number} started`;
    case "cycle:end":
      return `Cycle ${payload.cycle_number} ended`;
    case "command:start":
      return `${payload.command} started, attempt ${payload.attempt ?? 1}${payload.model ? `, ${payload.model}` : ""}`;
    case "command:end":
      return payload.failure ?? summary ?? `${payload.command} ${payload.status}`;
    case "story:status":
      return [`${payload.old_status ?? "new"} → ${payload.new_status}`, payload.reason].filter(Boolean).join(": ");
    case "sprint:changed":
      return summary ?? "The sprint file changed";
    default:
      return payload.message ?? summary ?? type;
  }
}
