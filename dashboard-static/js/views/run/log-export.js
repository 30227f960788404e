// Taking events out of the log: copied as lines, or downloaded whole from the server.

const PAGE = 1_000;

/**
 * Reads every event that passes, page by page from the server, and hands it over as NDJSON.
 *
 * @param query what the server sorts out; `accepts` sorts out the rest
 * @param onPage told how many were found so far; answers false to stop
 * @returns `{blob, count}`; null when it was stopped
 */
export async function collectNdjson(api, { query, after = 0, accepts, onPage = () => true }) {
  const parts = [];
  let count = 0;
  let cursor = after;
  for (let more = true; more; ) {
    const { events, has_more: hasMore } = await api.get("/api/events", { ...query, after: cursor, limit: PAGE });
    const passing = events.filter(accepts);
    if (passing.length > 0) parts.push(passing.map((event) => `${JSON.stringify(event)}\n`).join(""));
    count += passing.length;
    cursor = events.at(-1)?.id ?? cursor;
    more = hasMore && events.length > 0;
    if (!onPage(count)) return null;
  }
  return { blob: new Blob(parts, { type: "application/x-ndjson" }), count };
}

/** Saves a blob under a name. */
export function saveAs(document, blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
