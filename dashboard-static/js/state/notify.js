// Which events are worth interrupting somebody for. Pure.

import { noticeOf } from "./notices.js";

const NEEDS_SOMEBODY = new Set(["error", "warning"]);

/** Whether a toast of `level` about the run is wanted under the rule "all", "problems" or "none"; answers to one's own actions always are. */
export function wantsToast(rule, level) {
  return rule === "all" || (rule === "problems" && NEEDS_SOMEBODY.has(level));
}

/** {text, open: {kind, id}} of a desktop notification: what needs somebody, and the end of a batch; null for all else. */
export function notificationOf(event, timeFormat) {
  const { toast } = noticeOf(event, timeFormat);
  if (!toast || !(NEEDS_SOMEBODY.has(toast.level) || event.type === "batch:end")) return null;
  return { text: toast.text, open: toast.open };
}
