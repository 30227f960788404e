// The draft of the Settings tab: what is typed but not saved, its problems, and what came in from elsewhere. Pure.
//
// Draft = {[key]: {raw, base}}: `raw` as in setting-types.js, `base` the saved value when the edit began.

import { fromRaw, toRaw } from "./setting-types.js";

export const EMPTY_DRAFT = Object.freeze({});
const MAX_DRAFT_CHARACTERS = 100_000;

/** @returns the draft with `raw` typed into the field; an edit that ends at the saved value is none */
export function edit(draft, setting, raw) {
  const { [setting.key]: before, ...others } = draft;
  const { value, problem } = fromRaw(setting, raw);
  if (problem === null && same(value, setting.value)) return others;
  return { ...others, [setting.key]: { raw, base: before ? before.base : setting.value } };
}

export function forget(draft, key) {
  const { [key]: _, ...others } = draft;
  return others;
}

/** What the field's control shows. */
export function rawOf(draft, setting) {
  return setting.key in draft ? draft[setting.key].raw : toRaw(setting, setting.value);
}

/** @returns the draft in which the field has its default */
export function resetField(draft, setting) {
  return edit(draft, setting, toRaw(setting, setting.default));
}

/** @returns the draft in which every field that the page may change has its default */
export function resetAll(draft, settings) {
  return settings.filter((setting) => !setting.file_only).reduce(resetField, draft);
}

/** Whether the field, as it stands, differs from the default. */
export function isChanged(draft, setting) {
  const { value, problem } = fromRaw(setting, rawOf(draft, setting));
  return problem !== null || !same(value, setting.default);
}

/** @returns the keys with an edit, in the order of the settings */
export function changedKeys(draft, settings) {
  return settings.filter((setting) => setting.key in draft).map((setting) => setting.key);
}

/** @returns {Map<string, string>} key → what is wrong, of edited fields, in the order of the settings */
export function problems(draft, settings) {
  const found = new Map();
  for (const setting of settings) {
    const problem = setting.key in draft ? fromRaw(setting, draft[setting.key].raw).problem : null;
    if (problem) found.set(setting.key, problem);
  }
  addContradiction(found, draft, settings);
  return found;
}

/** @returns what PUT /api/settings is sent: the edited values alone; only for a draft without problems */
export function payload(draft, settings) {
  return Object.fromEntries(
    settings.filter((setting) => setting.key in draft).map((setting) => [setting.key, fromRaw(setting, draft[setting.key].raw).value]),
  );
}

/** @returns [{key, mine, theirs}] of fields that were edited here and changed elsewhere, to another value */
export function conflicts(draft, settings) {
  return settings
    .filter((setting) => setting.key in draft && !same(draft[setting.key].base, setting.value))
    .map((setting) => ({ key: setting.key, mine: fromRaw(setting, draft[setting.key].raw).value, theirs: setting.value }))
    .filter(({ mine, theirs }) => !same(mine, theirs));
}

/** @returns the draft in which the field's conflict is decided for "mine" or "theirs" */
export function decide(draft, setting, whose) {
  if (whose === "theirs") return forget(draft, setting.key);
  return { ...draft, [setting.key]: { ...draft[setting.key], base: setting.value } };
}

/** Drops edits of what no longer is a field, and those that were saved meanwhile. */
export function prune(draft, settings) {
  const kept = settings.filter((setting) => setting.key in draft && !setting.file_only).filter((setting) => {
    const { value, problem } = fromRaw(setting, draft[setting.key].raw);
    return problem !== null || !same(value, setting.value);
  });
  return kept.length === Object.keys(draft).length ? draft : Object.fromEntries(kept.map(({ key }) => [key, draft[key]]));
}

/** Whether a stored value is a draft of these settings; anything else in the storage is no draft. */
export function isDraft(stored) {
  return isObject(stored) && JSON.stringify(stored).length <= MAX_DRAFT_CHARACTERS
    && Object.values(stored).every((entry) => isObject(entry) && "base" in entry && isRaw(entry.raw));
}

/** @returns the edits of `draft` whose raw value fits its setting's control */
export function fitting(draft, settings) {
  const fits = settings.filter((setting) => setting.key in draft && typeof draft[setting.key].raw === typeof toRaw(setting, setting.value)
    && Array.isArray(draft[setting.key].raw) === (setting.type === "map"));
  return Object.fromEntries(fits.map(({ key }) => [key, draft[key]]));
}

export function same(a, b) {
  return JSON.stringify(sorted(a ?? null)) === JSON.stringify(sorted(b ?? null));
}

function sorted(value) {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

/** The one rule that two settings share, as the server has it. */
function addContradiction(found, draft, settings) {
  const find = (key) => settings.find((setting) => setting.key === key);
  const [warning, error] = [find("injection_warning_kb"), find("injection_error_kb")];
  if (!warning || !error || found.has(warning.key) || found.has(error.key)) return;
  const [low, high] = [warning, error].map((setting) => fromRaw(setting, rawOf(draft, setting)).value);
  if (low <= high) return;
  if (warning.key in draft) found.set(warning.key, `Must be at most “${error.label}”, which is ${high}.`);
  else if (error.key in draft) found.set(error.key, `Must be at least “${warning.label}”, which is ${low}.`);
}

function isRaw(raw) {
  return ["string", "boolean"].includes(typeof raw)
    || (Array.isArray(raw) && raw.every((row) => isObject(row) && typeof row.key === "string" && typeof row.value === "string"));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
