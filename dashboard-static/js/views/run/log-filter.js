// Which events the log shows. Pure.

import { readSearch } from "./safe-pattern.js";

export const NO_FILTERS = Object.freeze({ text: "", level: "", group: "", story: "", command: "", commandId: null });

const TEXT_MAX_LENGTH = 500;

const LOUDNESS = { error: 2, warning: 1 };

/**
 * Makes a test of events out of the filters.
 *
 * @param facts tells `level`, `group` and `texts` of an event, each asked for only when it is needed
 * @param hiddenUpTo events up to this id are hidden; 0 hides none
 * @returns `{accepts(event), active, slow, problem}`; with a problem, the text takes no part
 */
export function compileFilter(filters, facts, hiddenUpTo = 0) {
  const search = readSearch(filters.text);
  const tests = [];
  if (hiddenUpTo > 0) tests.push((event) => event.id > hiddenUpTo);
  if (filters.commandId !== null) tests.push((event) => event.payload?.command_id === filters.commandId);
  if (filters.story) tests.push((event) => concerns(event, filters.story));
  if (filters.command) tests.push((event) => event.payload?.command === filters.command);
  if (filters.group) tests.push((event) => facts.group(event) === filters.group);
  if (filters.level) tests.push(levelTest(filters.level, facts));
  if (search?.test) tests.push((event) => facts.texts(event).some((text) => text && search.test(text.length > TEXT_MAX_LENGTH ? text.slice(0, TEXT_MAX_LENGTH) : text)));
  return {
    accepts: (event) => tests.every((test) => test(event)),
    active: tests.length > (hiddenUpTo > 0 ? 1 : 0),
    slow: search?.slow === true,
    problem: search?.problem ?? null,
  };
}

export function concerns(event, storyKey) {
  const payload = event.payload ?? {};
  return payload.story_key === storyKey || (Array.isArray(payload.story_keys) && payload.story_keys.includes(storyKey));
}

/** What `/api/events` can sort out by itself; the rest of the filter is applied to its answers. */
export function serverQuery(filters, batchId) {
  const query = {};
  if (batchId !== null) query.batch_id = batchId;
  if (filters.commandId !== null) query.command_id = filters.commandId;
  if (filters.story) query.story_key = filters.story;
  return query;
}

/** Filters as they were stored, with everything that is no filter dropped. */
export function readFilters(stored) {
  if (typeof stored !== "object" || stored === null) return { ...NO_FILTERS };
  const filters = { ...NO_FILTERS };
  for (const name of ["text", "level", "group", "story", "command"]) {
    if (typeof stored[name] === "string" && stored[name].length <= TEXT_MAX_LENGTH) filters[name] = stored[name];
  }
  if (Number.isSafeInteger(stored.commandId)) filters.commandId = stored.commandId;
  return filters;
}

function levelTest(level, facts) {
  const least = LOUDNESS[level] ?? 0;
  return (event) => (LOUDNESS[facts.level(event)] ?? 0) >= least;
}
