// Numbers and times as the operator reads them. Pure; unknown (null) is always an en dash, never 0.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const UNKNOWN = "–";

const known = (value) => typeof value === "number" && Number.isFinite(value);
const two = (number) => String(number).padStart(2, "0");

/** "41s", "18m", "1h 40m", "2d 3h". */
export function duration(ms) {
  if (!known(ms)) return UNKNOWN;
  const value = Math.max(0, ms);
  if (value < MINUTE) return `${Math.floor(value / SECOND)}s`;
  if (value < HOUR) return `${Math.floor(value / MINUTE)}m`;
  if (value < DAY) return `${Math.floor(value / HOUR)}h ${Math.floor((value % HOUR) / MINUTE)}m`;
  return `${Math.floor(value / DAY)}d ${Math.floor((value % DAY) / HOUR)}h`;
}

/** A running timer: "03:02", from an hour on "2h 14m". */
export function timer(ms) {
  if (!known(ms)) return UNKNOWN;
  const value = Math.max(0, ms);
  if (value >= HOUR) return duration(value);
  return `${two(Math.floor(value / MINUTE))}:${two(Math.floor((value % MINUTE) / SECOND))}`;
}

/** An age in words: "now", "4s ago", "22m ago". */
export function ago(ageMs) {
  if (!known(ageMs)) return UNKNOWN;
  return ageMs < SECOND ? "now" : `${duration(ageMs)} ago`;
}

const dayFormat = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });
const countFormat = new Intl.NumberFormat("en-US");
const formats = new Map();

function dateFormat(timeFormat, options) {
  const key = JSON.stringify([timeFormat, options]);
  if (!formats.has(key)) {
    const cycle = timeFormat === "12h" ? { hourCycle: "h12" } : timeFormat === "24h" ? { hourCycle: "h23" } : {};
    formats.set(key, new Intl.DateTimeFormat(timeFormat === "24h" ? "en-GB" : undefined, { ...options, ...cycle }));
  }
  return formats.get(key);
}

/** Wall-clock time of this browser's zone, "04:10"; `timeFormat` is "24h", "12h" or "auto". */
export function clock(ms, timeFormat = "24h") {
  return known(ms) ? dateFormat(timeFormat, { hour: "2-digit", minute: "2-digit" }).format(ms) : UNKNOWN;
}

/** "01:12:44". */
export function clockSeconds(ms, timeFormat = "24h") {
  return known(ms) ? dateFormat(timeFormat, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(ms) : UNKNOWN;
}

/** "Nov 22, 23:05"; the time alone when it was today. */
export function dateTime(ms, timeFormat = "24h", now = Date.now()) {
  if (!known(ms)) return UNKNOWN;
  const sameDay = new Date(ms).toDateString() === new Date(now).toDateString();
  return sameDay ? clock(ms, timeFormat) : `${day(ms)}, ${clock(ms, timeFormat)}`;
}

/** "Nov 22". */
export function day(ms) {
  return known(ms) ? dayFormat.format(ms) : UNKNOWN;
}

/** "940", "212k", "8.1M". */
export function tokens(number) {
  if (!known(number)) return UNKNOWN;
  for (const [limit, unit] of [[1e9, "G"], [1e6, "M"], [1e3, "k"]]) {
    if (number < limit) continue;
    const value = number / limit;
    return `${value < 10 && unit !== "k" ? value.toFixed(1) : Math.floor(value)}${unit}`;
  }
  return String(number);
}

/** US dollars without the currency: "4.21"; "–" when unknown, "<0.01" for less than a cent. */
export function money(usd) {
  if (!known(usd)) return UNKNOWN;
  return usd > 0 && usd < 0.01 ? "<0.01" : usd.toFixed(2);
}

/** "opus-4-5" of "claude-opus-4-5": all models are of one family name. */
export function model(name) {
  return name?.replace(/^claude-/, "") ?? UNKNOWN;
}

/** A path as it is read from the project's root; one elsewhere stays whole. */
export function pathWithin(root, path) {
  return root && path?.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

/** "12,480". */
export function count(number) {
  return known(number) ? countFormat.format(number) : UNKNOWN;
}

/** "120 B", "48 KB", "1.2 MB". */
export function bytes(number) {
  if (!known(number)) return UNKNOWN;
  if (number < 1024) return `${number} B`;
  if (number < 1024 * 1024) return `${Math.round(number / 1024)} KB`;
  return `${(number / 1024 / 1024).toFixed(1)} MB`;
}

/** "3/5 cycles", and in `all` mode "4 cycles (all)". */
export function cycles(batch) {
  const done = batch.cycles_completed ?? 0;
  if (batch.max_cycles === null || batch.max_cycles === undefined) return `${plural(done, "cycle")} (all)`;
  return `${done}/${plural(batch.max_cycles, "cycle")}`;
}

/** "1 story", "2 stories". */
export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}
