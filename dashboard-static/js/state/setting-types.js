// How a value of each setting type is edited: JSON value ↔ what stands in the control. Pure.
// A raw value is a string (numbers, text, choice; one entry a line for a list), a boolean, or rows [{key, value}] of a map.

export const AGENT_COMMANDS = [
  "create-story", "story-discovery", "story-review", "create-tech-spec", "tech-spec-discovery", "tech-spec-review",
  "dev-story", "code-review", "batch-commit", "generate-project-context",
];
const MODEL_KEY = new RegExp(`^(?:default|(?:${AGENT_COMMANDS.join("|")})(?:-[1-9]\\d{0,2})?)$`);
const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;

const good = (value) => ({ value, problem: null });
const bad = (problem) => ({ value: undefined, problem });

/** @returns what the control shows for `value` */
export function toRaw(setting, value) {
  switch (setting.type) {
    case "boolean": return value === true;
    case "list": return Array.isArray(value) ? value.join("\n") : "";
    case "map": return Object.entries(value ?? {}).map(([key, entry]) => ({ key, value: String(entry) }));
    default: return value === null || value === undefined ? "" : String(value);
  }
}

/** @returns {{value: any, problem: string|null}} the JSON value, or why there is none, with what is allowed */
export function fromRaw(setting, raw) {
  switch (setting.type) {
    case "boolean": return good(raw === true);
    case "integer": return number(setting, raw, WHOLE, "a whole number");
    case "decimal":
    case "number": return number(setting, raw, DECIMAL, "a number");
    case "choice": return choice(setting, raw);
    case "list": return good(raw.split("\n").map((line) => line.trim()).filter(Boolean));
    case "map": return map(raw);
    default: return text(setting, raw);
  }
}

/** "1–999 cycles", or null when there is no range. */
export function rangeText({ min, max, unit }) {
  if (min === null || min === undefined || max === null || max === undefined) return null;
  return `${grouped(min)}–${grouped(max)}${unit ? ` ${unit}` : ""}`;
}

/** A value in one line, for default, conflict and read-only display. */
export function inWords(setting, value) {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.length ? value.join(", ") : "none";
  if (typeof value === "object") return Object.entries(value).map(([key, entry]) => `${key}: ${entry}`).join(", ") || "none";
  return typeof value === "number" && setting.unit ? `${value} ${setting.unit}` : String(value);
}

function number(setting, raw, pattern, kind) {
  const trimmed = raw.trim();
  if (trimmed === "") return optional(setting) ? good(null) : bad(`Enter ${kind}${between(setting)}.`);
  const value = Number(trimmed);
  const allowed = pattern.test(trimmed) && value >= (setting.min ?? -Infinity) && value <= (setting.max ?? Infinity);
  return allowed ? good(value) : bad(`Must be ${kind}${between(setting)}.`);
}

function between({ min, max }) {
  if (min !== null && min !== undefined && max !== null && max !== undefined) return ` from ${grouped(min)} to ${grouped(max)}`;
  return "";
}

function choice(setting, raw) {
  const choices = setting.choices ?? [];
  if (raw === "" && optional(setting)) return good(null);
  return choices.includes(raw) ? good(raw) : bad(`Must be one of ${choices.join(", ")}.`);
}

function text(setting, raw) {
  const trimmed = raw.trim();
  if (trimmed === "") return optional(setting) ? good(null) : bad("Enter a value.");
  return good(trimmed);
}

function map(rows) {
  const filled = rows.map((row) => ({ key: row.key.trim(), value: row.value.trim() })).filter((row) => row.key || row.value);
  const unknown = filled.find((row) => !MODEL_KEY.test(row.key));
  if (unknown) return bad(unknown.key ? `“${unknown.key}” is no command; use default, or a command such as dev-story or code-review-2.` : "Choose a command for each model.");
  const empty = filled.find((row) => !row.value);
  if (empty) return bad(`Enter a model for ${empty.key}, or remove the row.`);
  const twice = filled.find((row, at) => filled.findIndex((other) => other.key === row.key) < at);
  if (twice) return bad(`${twice.key} is listed twice.`);
  return good(Object.fromEntries(filled.map((row) => [row.key, row.value])));
}

function optional(setting) {
  return setting.default === null || setting.default === undefined;
}

function grouped(value) {
  return Math.abs(value) >= 100_000 ? value.toLocaleString("en-US") : String(value);
}
