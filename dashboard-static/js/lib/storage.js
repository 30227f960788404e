// What the browser remembers: validated on every read, written late, survived when it is full or forbidden.

import { debounce } from "./timing.js";

const PREFIX = "sprint-runner.v1.";
const WRITE_AFTER_MILLISECONDS = 250;
const MAX_CHARACTERS = 200_000;

/** Checks for schema tables; each takes a parsed value and tells whether it is sound. */
export const is = {
  boolean: (value) => typeof value === "boolean",
  text: (max = 200) => (value) => typeof value === "string" && value.length <= max,
  integer: (min, max) => (value) => Number.isInteger(value) && value >= min && value <= max,
  oneOf: (...choices) => (value) => choices.includes(value),
  optional: (check) => (value) => value === null || value === undefined || check(value),
  listOf: (check, max = 500) => (value) => Array.isArray(value) && value.length <= max && value.every(check),
  shape: (fields) => (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, check]) => check(value[name])),
};

/**
 * `schema` is {key: {check, fallback, global?}}; a key that is not in it is refused. Global keys are shared by projects,
 * the others wait for `openProject`. `backend` is a Storage or null.
 */
export function createStorage(backend, schema, timers = globalThis) {
  let project = null;
  const pending = new Map();
  const table = new Map(Object.entries(schema));

  const entry = (key) => {
    const found = table.get(key);
    if (!found) throw new Error(`storage: no schema for "${key}"`);
    return found;
  };
  const nameOf = (key) => (entry(key).global ? PREFIX + key : project && `${PREFIX}${project}.${key}`);
  const write = () => {
    for (const [name, value] of pending) attempt(() => backend?.setItem(name, JSON.stringify(value)));
    pending.clear();
  };
  const writeLater = debounce(write, WRITE_AFTER_MILLISECONDS, timers);

  function read(name, { check, fallback }) {
    const value = parse(attempt(() => backend?.getItem(name)));
    if (value === undefined) return fallback;
    if (attempt(() => check(value))) return value;
    attempt(() => backend.removeItem(name));
    return fallback;
  }

  return {
    /** Adds keys: each part brings the schema of what it remembers. */
    register(more) {
      for (const [key, value] of Object.entries(more)) table.set(key, value);
    },
    openProject(id) {
      project = id;
    },
    get(key) {
      const name = nameOf(key);
      if (!name) return entry(key).fallback;
      return pending.has(name) ? pending.get(name) : read(name, entry(key));
    },
    set(key, value) {
      const name = nameOf(key);
      if (!name || !entry(key).check(value)) return;
      pending.set(name, value);
      writeLater();
    },
    /** Drops all that is stored of this project ("forget stored view state"). */
    forget() {
      pending.clear();
      for (const key of table.keys()) if (!entry(key).global && project) attempt(() => backend?.removeItem(nameOf(key)));
    },
    flush: () => writeLater.flush(),
    /** The key that a `storage` event of another browser tab names, when it is a global one. */
    globalKeyOf: (name) => [...table.keys()].find((key) => table.get(key).global && PREFIX + key === name) ?? null,
  };
}

function parse(text) {
  if (typeof text !== "string" || text.length > MAX_CHARACTERS) return undefined;
  return attempt(() => JSON.parse(text));
}

/** Storage throws when it is full, forbidden or cut: the page goes on without it. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
