// What a command's name and record tell. Pure.

import { shortKey } from "./status.js";

/** `code-review-3` is of the family `code-review`. */
export function familyOf(command) {
  return String(command ?? "").replace(/-\d+$/, "");
}

/** Which run of its family a command is: the 3 of `code-review-3`, else its attempt. */
export function numberOf(command) {
  return Number(/-(\d+)$/.exec(command.command)?.[1] ?? command.attempt ?? 1);
}

/** The runs of one family, oldest first. */
export function familyIn(commands, family) {
  return commands.filter((command) => familyOf(command.command) === family).sort((a, b) => a.started_at - b.started_at || a.id - b.id);
}

/** How long an ended command ran, ms; 0 while it runs. */
export function durationOf(command) {
  if (Number.isFinite(command.duration_ms) && command.ended_at) return command.duration_ms;
  return command.ended_at ? Math.max(0, command.ended_at - command.started_at) : 0;
}

/** Every command of a batch once, oldest first: one that serves two stories is listed under both. */
export function commandsOf(batch) {
  const byId = new Map();
  for (const command of batch?.batchCommands ?? []) byId.set(command.id, command);
  for (const story of batch?.stories ?? []) for (const command of story.commands ?? []) byId.set(command.id, command);
  return [...byId.values()].sort((a, b) => a.started_at - b.started_at || a.id - b.id);
}

/** Story ids for people (`2a-1`), in the order of the keys given. */
export function storyIds(keys, stories = []) {
  return (keys ?? []).map((key) => stories.find((story) => story.story_key === key)?.story_id ?? shortKey(key));
}
