// Search expressions that cannot hang the page. Pure.

const PATTERN_MAX_LENGTH = 200;
const UNBOUNDED_MAX_COUNT = 3; // each adds a power to the time a single text may take
const REPEAT_MAX = 50;

/**
 * Reads what is typed into a search field: plain text, or an expression between slashes (`/time(out)?/`).
 *
 * @returns `{test}` (a function of a text), or `{problem}` (a sentence) when the expression is refused; null when empty
 */
export function readSearch(input) {
  const text = input.trim();
  if (text === "") return null;
  if (text.length < 2 || !text.startsWith("/") || !text.endsWith("/")) return plain(text);
  const source = text.slice(1, -1);
  if (source === "") return null;
  const problem = patternProblem(source);
  if (problem) return { problem };
  try {
    const pattern = new RegExp(source, "iu");
    return { test: (subject) => pattern.test(subject), slow: true };
  } catch {
    return { problem: "Not a valid expression" };
  }
}

/** Why an expression may take for ever; null when it cannot. */
export function patternProblem(source) {
  if (source.length > PATTERN_MAX_LENGTH) return `Longer than ${PATTERN_MAX_LENGTH} characters`;
  if (/\\[1-9k]/.test(source)) return "Back references are not searched for";
  const bare = source.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  const inner = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?([^()]*)\)(?:([*+?])|\{(\d*)(,?)(\d*)\})?/;
  let unbounded = 0;
  let rest = bare;
  for (let found = inner.exec(rest); found; found = inner.exec(rest)) {
    const [whole, body, sign, from, comma, to] = found;
    const repeated = sign === "*" || sign === "+" || (from !== undefined && (comma !== "" || Number(from) > 1 || Number(to) > 1));
    const branching = /[|*+{?\u0001]/.test(body);
    if (repeated && branching) return "A repeated group may not hold choices or repeats: it can take for ever";
    unbounded += count(body);
    rest = rest.replace(whole, () => (branching ? "\u0001" : "x") + (repeated ? "+" : ""));
  }
  unbounded += count(rest);
  if (unbounded > UNBOUNDED_MAX_COUNT) return `More than ${UNBOUNDED_MAX_COUNT} repeats without an end`;
  const numbers = [...bare.matchAll(/\{\d*,?(\d*)\}/g)].map((match) => Number(match[1] || match[0].match(/\d+/)?.[0] || 0));
  return numbers.some((number) => number > REPEAT_MAX) ? `Repeats of more than ${REPEAT_MAX}` : null;
}

function plain(text) {
  const wanted = text.toLowerCase();
  return { test: (subject) => subject.toLowerCase().includes(wanted) };
}

function count(source) {
  return (source.match(/[*+]|\{\d+,\}/g) ?? []).length;
}
