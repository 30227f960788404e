// What the log and its filter ask of an event. Pure.

import { eventGroup, eventLevel, eventMessage } from "../../state/events.js";

/** Groups an operator can filter by, with the words and icons of the log. */
export const GROUP_LOOKS = {
  batch: { word: "batch", icon: "activity" },
  command: { word: "command", icon: "terminal" },
  text: { word: "agent text", short: "text", icon: "message-square" },
  tool: { word: "tool", icon: "wrench" },
  git: { word: "git", icon: "git-commit-horizontal" },
  system: { word: "system", icon: "info" },
};

const LOUD_LOOKS = {
  error: { word: "ERROR", icon: "circle-x", tone: "error" },
  warning: { word: "warning", icon: "triangle-alert", tone: "warning" },
  success: { word: "done", icon: "circle-check", tone: "success" },
};

export const facts = {
  level: eventLevel,
  group: eventGroup,
  texts: (event) => [eventMessage(event), event.payload?.story_key, event.payload?.command, event.payload?.task_id],
};

export const isError = (event) => eventLevel(event) === "error";

/** The look of the level column: what is loud by its level, the rest by its group. */
export function lookOf(event) {
  const loud = LOUD_LOOKS[eventLevel(event)];
  if (loud) return loud;
  const { word, short, icon } = GROUP_LOOKS[eventGroup(event)];
  return { word: short ?? word, icon, tone: "quiet" };
}

/** One line of text, as it is copied. */
export function lineOf(event, { time, storyId }) {
  const { payload = {} } = event;
  const cells = [time, storyId, payload.command, payload.task_id, lookOf(event).word, eventMessage(event)];
  return cells.map((cell) => String(cell ?? "").replace(/\s+/g, " ")).join("\t");
}
