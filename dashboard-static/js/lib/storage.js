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
 * `schema` is {key: {check, fallback, global?}} or, for a key that several parts share, {key: {fields: {name: {check, fallback}}}}:
 * each field is checked alone and `set` merges. A key that is not in the schema is refused. Global keys are shared by projects,
 * the others wait for `openProject`. `backend` is a Storage or null.
 */
export function createStorage(backend, schema, timers = globalThis) {
  let project = null;
  const pending = new Map();
  const unwritten = new Map(); // what cannot be written holds as long as the page
  const table = new Map();

  const entry = (key) => {
    const found = table.get(key);
    if (!found) throw new Error(`storage: no schema for "${key}"`);
    return found;
  };
  const nameOf = (key) => (entry(key).global ? PREFIX + key : project && `${PREFIX}${project}.${key}`);
  const write = () => {
    for (const [name, value] of pending) {
      if (attempt(() => (backend.setItem(name, JSON.stringify(value)), true))) unwritten.delete(name);
      else unwritten.set(name, value);
    }
    pending.clear();
  };
  const writeLater = debounce(write, WRITE_AFTER_MILLISECONDS, timers);

  function read(name) {
    const held = [pending, unwritten].find((values) => values.has(name));
    return held ? held.get(name) : parse(attempt(() => backend?.getItem(name)));
  }

  function put(name, value) {
    pending.set(name, value);
    writeLater();
  }

  const storage = {
    /** Adds keys, or fields of keys: each part brings the schema of what it remembers. */
    register(more) {
      for (const [key, value] of Object.entries(more)) {
        table.set(key, value.fields ? { ...value, fields: { ...table.get(key)?.fields, ...value.fields } } : value);
      }
    },
    openProject(id) {
      project = id;
    },
    get(key) {
      const { check, fallback, fields } = entry(key);
      const name = nameOf(key);
      const value = name ? read(name) : undefined;
      if (fields) return sound(fields, value);
      if (value === undefined || attempt(() => check(value))) return value ?? fallback;
      pending.delete(name);
      attempt(() => backend.removeItem(name));
      return fallback;
    },
    /** Writes a value (or, of a key with fields, the changed fields); an unsound one is not written. */
    set(key, value) {
      const { check, fields } = entry(key);
      const name = nameOf(key);
      if (!name) return;
      if (fields) put(name, sound(fields, { ...storage.get(key), ...value }));
      else if (check(value)) put(name, value);
    },
    /** Drops all that is stored of this project ("forget stored view state"). */
    forget() {
      pending.clear();
      unwritten.clear();
      for (const key of table.keys()) if (!entry(key).global && project) attempt(() => backend?.removeItem(nameOf(key)));
    },
    flush: () => writeLater.flush(),
    /** The global key that a `storage` event of another browser tab names, or null. */
    globalKeyOf: (name) => [...table.keys()].find((key) => table.get(key).global && PREFIX + key === name) ?? null,
  };
  storage.register(schema);
  return storage;
}

function sound(fields, value) {
  const has = (name) => typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return Object.fromEntries(
    Object.entries(fields).map(([name, { check, fallback }]) => {
      return [name, has(name) && attempt(() => check(value[name])) ? value[name] : fallback];
    }),
  );
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
