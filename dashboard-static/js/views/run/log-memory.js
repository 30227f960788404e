// What the log remembers of itself in this browser.

import { is } from "../../lib/storage.js";
import { readFilters } from "./log-filter.js";

/** Columns that can be made wider, with their narrowest, first and widest width in px; the message takes what is left. */
export const COLUMNS = {
  time: { label: "Time", min: 64, width: 76, max: 140 },
  story: { label: "Story", min: 48, width: 112, max: 240 },
  command: { label: "Command", min: 72, width: 152, max: 280 },
  task: { label: "Task", min: 56, width: 96, max: 200 },
  level: { label: "Level", min: 64, width: 100, max: 140 },
};

export const LOG_HEIGHT = { min: 200, max: 2_000 };

const widthChecks = Object.fromEntries(Object.entries(COLUMNS).map(([name, { min, max }]) => [name, is.integer(min, max)]));
const firstWidths = Object.fromEntries(Object.entries(COLUMNS).map(([name, { width }]) => [name, width]));
const isObject = (value) => typeof value === "object" && value !== null;

export const runKeys = {
  run: {
    fields: {
      filters: { check: isObject, fallback: {} },
      follow: { check: is.boolean, fallback: true },
      logHeight: { check: is.optional(is.integer(LOG_HEIGHT.min, LOG_HEIGHT.max)), fallback: null },
      hiddenUpTo: { check: is.integer(0, Number.MAX_SAFE_INTEGER), fallback: 0 },
      columns: { check: is.shape(widthChecks), fallback: firstWidths },
    },
  },
};

export function recall(storage) {
  const stored = storage.get("run");
  return { ...stored, filters: readFilters(stored.filters), columns: { ...stored.columns } };
}
