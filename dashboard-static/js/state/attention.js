// What needs a human: items out of the status, the batch, its notices and the doctor's checks. Pure.

import { clock, duration, plural } from "../lib/format.js";
import { printable } from "../lib/printable.js";
import { commandsOf, familyOf, storyIds } from "./commands.js";
import { reasonWords } from "./status.js";

export const LOOPING_REPEATS = 5;
const SILENT_SHARE = 2 / 3; // of the stall limit
const ACTIVE = ["starting", "running", "waiting", "stopping"];
const RANKS = { error: 0, warning: 1, waiting: 2 };
const NOTICES = {
  injection: "Prompt over the limit",
  prompt: "Prompt shortened",
  context_given_up: "Project context",
  commit_given_up: "Commit",
};

/**
 * @param events notices only: `batch:warning` of the batch (see `isNotice`)
 * @param dismissed keys that the operator closed
 * @returns items, most urgent first: `{key, kind, level, icon, text, at, target, action}`; `level` is error, warning or waiting,
 *   `at` ms or null, `target` `{kind, id}` of the inspector or null, `action` `{name, label, …}` or null
 */
export function attentionItems({ status, batch, events = [], doctor = null, sprint = null, now, timeFormat, dismissed = new Set() }) {
  if (!status) return [];
  const active = ACTIVE.includes(status.status);
  const context = { status, batch, active, now, timeFormat, commands: commandsOf(batch) };
  const items = [
    ...problems(context),
    ...ended(context),
    ...waiting(context),
    ...silent(context),
    ...blocked(context, sprint),
    ...failures(context),
    ...denials(context),
    ...notices(context, events),
    ...checks(context, doctor),
    ...dirty(context, doctor),
  ];
  return items.filter((item) => !dismissed.has(item.key)).sort((a, b) => RANKS[a.level] - RANKS[b.level] || (b.at ?? 0) - (a.at ?? 0));
}

/** Whether an event is kept for `attentionItems`. */
export function isNotice(event) {
  return event.type === "batch:warning" && noticeKind(event.payload?.warning_type) !== null;
}

/** How an active command does: `{word, tone, name}`; name is active, quiet, silent or looping. */
export function healthOf(command, now, quietAfterMs = 180_000) {
  const age = Math.max(0, now - (command.last_output_at ?? command.started_at));
  const limit = command.silent_limit_at ?? null;
  const span = limit === null ? null : limit - (command.last_output_at ?? command.started_at);
  if (span !== null && span > 0 && age >= span * SILENT_SHARE) {
    return { name: "silent", tone: "error", word: `silent ${duration(age)}, ends at ${duration(span)}` };
  }
  if ((command.repeat_count ?? 0) >= LOOPING_REPEATS) {
    return { name: "looping", tone: "warning", word: `looping? same call ${command.repeat_count}×` };
  }
  if (age >= quietAfterMs) return { name: "quiet", tone: "warning", word: `quiet ${duration(age)}` };
  return { name: "active", tone: "success", word: "active" };
}

function item(kind, id, level, icon, text, at, { target = null, action = null } = {}) {
  return { key: `${kind}:${id}`, kind, level, icon, text: printable(text), at, target, action };
}

const open = (kind, id, tab = null) => ({ name: "open", label: "Open", kind, id, tab });
const resume = (id) => ({ name: "resume", label: `Resume #${id}`, id });
const doctorAction = { name: "doctor", label: "Doctor" };

function problems({ status, active }) {
  if (!status.sprint_problem || active) return [];
  return [item("configuration", status.sprint_problem, "error", "settings", status.sprint_problem, null, { action: doctorAction })];
}

/** A batch that ended without meaning to: it can go on. What the operator stopped needs nobody. */
function ended({ status, active }) {
  const { batch_id: id, batch_status: how, batch_reason: why, resumable_batch_id: resumable } = status;
  const unmeant = how === "error" || how === "interrupted" || (how === "stopped" && why === "budget");
  if (active || !unmeant || id === null) return [];
  const words = { error: "failed", interrupted: "was interrupted", stopped: "stopped" }[how];
  const text = `Batch #${id} ${words}${why ? `: ${reasonWords(why)}` : ""}`;
  const action = resumable === id ? resume(id) : how === "error" ? doctorAction : open("batch", id);
  return [item("batch", `${id}:${how}`, how === "error" ? "error" : "warning", "octagon-alert", text, status.ended_at, { target: { kind: "batch", id }, action })];
}

function waiting({ status, timeFormat }) {
  if (status.status !== "waiting") return [];
  const until = status.waiting_until ? `; it goes on at ${clock(status.waiting_until, timeFormat)}` : "; it tries again by itself";
  return [item("limit", status.waiting_since, "waiting", "hourglass", `Waiting for the ${status.waiting_reason ?? "usage limit"}${until}`, status.waiting_since, { action: { name: "tryNow", label: "Try now" } })];
}

function silent({ status, batch, now }) {
  return (status.active_commands ?? []).flatMap((command) => {
    const health = healthOf(command, now);
    if (health.name !== "silent" && health.name !== "looping") return [];
    const who = nameOf(command, batch);
    const text = health.name === "silent" ? `${who} is ${health.word}` : `${who} repeats the same call, ${command.repeat_count} times so far`;
    const since = command.last_output_at ?? command.started_at;
    return [item(health.name, `${command.command_id}:${health.name === "silent" ? since : "on"}`, "error", health.name === "silent" ? "timer" : "rotate-cw", text, since, opening("command", command.command_id, "output"))];
  });
}

function blocked({ status, batch, active }, sprint) {
  return (batch?.stories ?? []).filter((story) => story.status === "blocked" && stillBlocked(story, sprint)).map((story) => {
    const busy = active && (status.current_stories ?? []).includes(story.story_key);
    const text = `${story.story_id ?? story.story_key} is blocked${story.reason ? `: ${story.reason}` : ""}`;
    const unblock = { name: "unblock", label: "Unblock", key: story.story_key };
    const target = { kind: "story", id: story.story_key };
    return item("blocked", `${batch.summary?.id}:${story.story_key}`, "error", "octagon-alert", text, story.ended_at, { target, action: busy ? open("story", story.story_key) : unblock });
  });
}

function stillBlocked(story, sprint) {
  const inFile = sprint?.stories?.find((one) => one.key === story.story_key);
  return !inFile || inFile.status === "blocked";
}

/** Commands whose last run failed: not those that ran again, nor those of stories that are blocked or done anyway. */
function failures({ batch, commands }) {
  return commands.filter((run) => run.status === "failed" && isLast(run, commands) && !settled(run, batch)).map((run) => {
    const commit = familyOf(run.command) === "batch-commit";
    const context = familyOf(run.command) === "generate-project-context";
    const kind = commit ? "commit" : context ? "context" : "failed";
    const text = `${nameOf(run, batch)} failed${run.failure ? `: ${run.failure}` : ""}`;
    return item(kind, run.id, run.background ? "warning" : "error", commit ? "git-commit-horizontal" : "circle-x", text, run.ended_at, opening("command", run.id));
  });
}

function isLast(run, commands) {
  const stories = run.story_keys ?? [];
  const same = (other) => familyOf(other.command) === familyOf(run.command) && (stories.length === 0 || (other.story_keys ?? []).some((key) => stories.includes(key)));
  return !commands.some((other) => other.id > run.id && same(other));
}

function settled(run, batch) {
  const stories = (batch?.stories ?? []).filter((story) => (run.story_keys ?? []).includes(story.story_key));
  return familyOf(run.command) !== "batch-commit" && stories.length > 0 && stories.every((story) => story.status === "blocked" || story.status === "done");
}

function denials({ batch, commands }) {
  return commands.filter((run) => run.permission_denials > 0).map((run) => {
    const text = `${nameOf(run, batch)} was denied ${plural(run.permission_denials, "permission")}`;
    return item("denied", run.id, "warning", "lock", text, run.ended_at ?? run.started_at, opening("command", run.id));
  });
}

function notices({ batch, commands }, events) {
  const id = batch?.summary?.id ?? null;
  const commitFailed = commands.some((run) => familyOf(run.command) === "batch-commit" && run.status === "failed" && isLast(run, commands));
  return events.filter((event) => isNotice(event) && event.payload.batch_id === id).flatMap((event) => {
    const type = noticeKind(event.payload.warning_type);
    if (type === "commit_given_up" && commitFailed) return [];
    const icon = type === "commit_given_up" ? "git-commit-horizontal" : "file-text";
    return [item(type, event.id, "warning", icon, `${NOTICES[type]}: ${event.payload.message ?? event.summary ?? ""}`, event.timestamp, opening("event", event.id))];
  });
}

function noticeKind(type) {
  return Object.keys(NOTICES).find((kind) => String(type ?? "").startsWith(kind)) ?? null;
}

function checks({ status, active }, doctor) {
  if (active) return [];
  const told = (check) => status.sprint_problem && (check.name === "sprint status" || check.message === status.sprint_problem);
  return (doctor?.checks ?? []).filter((check) => check.level === "error" && !told(check)).map((check) => item("check", check.name, "error", "stethoscope", withMend(check), null, { action: doctorAction }));
}

/** Changes in the work tree that the next commit would take along. */
function dirty({ status, active }, doctor) {
  if (active) return [];
  const checked = doctor?.checks?.find((check) => check.name === "git" && check.level === "warning");
  const count = status.git?.uncommitted ?? 0;
  if (!checked && count === 0) return [];
  const text = checked ? `Git: ${withMend(checked)}` : `${plural(count, "uncommitted file")} in the work tree, which the next commit would take along`;
  return [item("dirty", checked?.message ?? count, "warning", "git-branch", text, null, { action: doctorAction })];
}

function withMend({ message, mend }) {
  return mend ? `${message}; ${mend}` : message;
}

function opening(kind, id, tab = null) {
  return { target: { kind, id }, action: open(kind, id, tab) };
}

function nameOf(command, batch) {
  const stories = storyIds(command.story_keys, batch?.stories).join(", ");
  return stories ? `${command.command} of ${stories}` : command.command;
}
