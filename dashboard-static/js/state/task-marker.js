// The lines by which an agent reports what it is at, within its texts. Pure.

/**
 * @returns the text in parts, at least one, in order: `{text}`, and for each line that reports a task `{task, status, message}`
 */
export function partsOf(text) {
  const parts = [];
  let words = [];
  const flush = () => {
    const joined = words.join("\n").trim();
    if (joined) parts.push({ text: joined });
    words = [];
  };
  for (const line of text.split("\n")) {
    const report = reportOf(line);
    if (!report) {
      words.push(line);
      continue;
    }
    flush();
    parts.push(report);
  }
  flush();
  return parts.length ? parts : [{ text }];
}

function reportOf(line) {
  const trimmed = line.trim();
  if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) return null;
  try {
    const { sprint, task, status, message } = JSON.parse(trimmed);
    return sprint === "task" && typeof task === "string" ? { task, status: String(status ?? ""), message: String(message ?? "") } : null;
  } catch {
    return null; // other text in braces
  }
}
