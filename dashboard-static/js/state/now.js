// The operations on the page now: those that run, and for a moment those that have just ended. Pure.

import { commandsOf, storyIds } from "./commands.js";

/**
 * @param remembered what was last known of active commands, by id: a card that ended keeps its last task
 * @returns cards in a lasting order: first come first, background ones last
 */
export function nowCards({ status, batch, remembered = new Map() }) {
  const active = status?.active_commands ?? [];
  const running = active.map((command) => cardOf(command.command_id, command, { batch, active: command }));
  const shown = new Set(active.map((command) => command.command_id));
  const ended = commandsOf(batch)
    .filter((command) => Object.hasOwn(batch.finishing, command.id) && command.status !== "running" && !shown.has(command.id))
    .map((command) => cardOf(command.id, { ...remembered.get(command.id), ...command }, { batch, ended: command }));
  return [...running, ...ended].sort((a, b) => Number(a.background) - Number(b.background) || a.startedAt - b.startedAt || a.id - b.id);
}

function cardOf(id, command, { batch, active = null, ended = null }) {
  const ids = storyIds(command.story_keys, batch?.stories);
  const titles = (command.story_keys ?? []).map((key) => batch?.stories.find((story) => story.story_key === key)?.title ?? null);
  return {
    id,
    command: command.command,
    stories: ids.map((storyId, index) => ({ id: storyId, title: titles[index] })),
    task: command.task_id ?? null,
    attempt: command.attempt ?? 1,
    maxAttempts: command.max_attempts ?? null,
    model: command.model ?? null,
    background: command.background === true,
    startedAt: command.started_at,
    active,
    ended,
  };
}
