// The words of every state, one place: {word, icon, tone}. A tone is running, success, warning, error, waiting or idle.

import { clock } from "../lib/format.js";
import { printable } from "../lib/printable.js";

const look = (word, icon, tone) => ({ word, icon, tone });

const OUTCOMES = {
  running: look("Running", "circle-dot", "running"),
  starting: look("Starting", "loader-circle", "running"),
  waiting: look("Waiting", "hourglass", "waiting"),
  stopping: look("Stopping", "circle-stop", "warning"),
  completed: look("Completed", "circle-check", "success"),
  done: look("Done", "circle-check", "success"),
  stopped: look("Stopped", "circle-stop", "warning"),
  interrupted: look("Interrupted", "unplug", "warning"),
  error: look("Failed", "circle-x", "error"),
  failed: look("Failed", "circle-x", "error"),
  blocked: look("Blocked", "octagon-alert", "error"),
  pending: look("Pending", "circle-dashed", "idle"),
  queued: look("Queued", "circle-dashed", "idle"),
  skipped: look("Skipped", "skip-forward", "idle"),
  backlog: look("Backlog", "circle-dashed", "idle"),
  "ready-for-dev": look("Ready", "circle", "idle"),
  "in-progress": look("In progress", "circle-dot", "running"),
  review: look("Review", "circle-dot", "waiting"),
};

/** How a status of a batch, story, command or task is shown; an unknown one verbatim, in a neutral tone. */
export function statusLook(status) {
  return Object.hasOwn(OUTCOMES, status ?? "") ? OUTCOMES[status] : look(String(status ?? "–"), "circle", "idle");
}

const REASONS = { user: "by user", budget: "budget reached" };

/** "by user", "budget reached", or the reason as it was recorded. */
export function reasonWords(reason) {
  if (!reason) return null;
  return Object.hasOwn(REASONS, reason) ? REASONS[reason] : printable(reason);
}

function stoppingWords({ mode, story_key: storyKey }) {
  if (mode === "now") return "Stopping, ending agents";
  if (mode === "command") return "Stopping after this command";
  return storyKey ? `Stopping after story ${shortKey(storyKey)}` : "Stopping after this story";
}

/** "2a-5" of "2a-5-session-forking"; a key of another form stays whole. */
export function shortKey(key) {
  return /^([a-z0-9]+-[a-z0-9]+)-/i.exec(key ?? "")?.[1] ?? key ?? "";
}

function runningWords({ cycle, max_cycles: max }) {
  if (!cycle) return "Running";
  return max ? `Running cycle ${cycle} of ${max}` : `Running cycle ${cycle}`;
}

/**
 * The state pill: {word, short, icon, tone, detail, since, until}. `short` fits the page title, `detail` is a reason or null;
 * `since` is the server's time from which the elapsed time counts, `until` the one to count down to, each may be null.
 */
export function pill(status, timeFormat = "24h") {
  if (!status) return still(look("Loading", "loader-circle", "idle"));
  const live = (word, short, since) => ({ ...still(statusLook(status.status)), word, short, since });
  switch (status.status) {
    case "starting":
      return live("Starting", "Starting", null);
    case "running":
      return live(runningWords(status), `Running ${status.cycle ?? "–"}/${status.max_cycles ?? "all"}`, status.started_at);
    case "stopping":
      return live(stoppingWords(status.stopping ?? {}), "Stopping", status.stopping?.since ?? status.started_at);
    case "waiting": {
      const { waiting_until: until, waiting_since: since, waiting_reason: detail } = status;
      const word = until ? `Waiting until ${clock(until, timeFormat)}` : "Waiting";
      return { ...live(word, until ? `Waiting ${clock(until, timeFormat)}` : word, until ? null : since), until, detail };
    }
    default:
      return endedPill(status);
  }
}

function endedPill(status) {
  if (!status.batch_status || status.batch_status === "running") return still(look("Idle", "circle", "idle"));
  return { ...still(statusLook(status.batch_status)), detail: reasonWords(status.batch_reason) };
}

const still = (shown) => ({ ...shown, short: shown.word, detail: null, since: null, until: null });
