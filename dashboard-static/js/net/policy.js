// Decisions of the live link, apart from the link itself. Pure.

const BACKOFF_SECONDS = [1, 2, 4, 8, 16, 30];
const JITTER = 0.2;
const SILENT_INTERVALS = 2.5;

export const STABLE_AFTER_MILLISECONDS = 10_000;
export const MAX_MISSED_EVENTS = 5_000;

/** How long to wait before attempt n (the first is 1): 1, 2, 4, 8, 16, 30, 30… s, ±20 %. `random` is in [0, 1). */
export function retryDelay(attempt, random) {
  const seconds = BACKOFF_SECONDS[Math.min(attempt, BACKOFF_SECONDS.length) - 1];
  return Math.round(seconds * 1_000 * (1 - JITTER + 2 * JITTER * random));
}

/** True when a link on which nothing came for 2.5 heartbeat intervals must be given up. */
export function isSilent(lastSeenAt, now, heartbeatSeconds) {
  return now - lastSeenAt > SILENT_INTERVALS * heartbeatSeconds * 1_000;
}

/** What a reconnect's init means: "resume" (the replay fills the gap) or "reset" (start over without `after`). */
export function afterReconnect(held, init) {
  if (held.lastId === 0) return "resume";
  if (held.databaseId !== null && init.database_id !== held.databaseId) return "reset";
  const missed = init.last_event_id - held.lastId;
  return missed < 0 || missed > MAX_MISSED_EVENTS ? "reset" : "resume";
}

/** The address of the feed. */
export function feedPath(lastId) {
  return lastId > 0 ? `/ws?batch=1&status=1&after=${lastId}` : "/ws?batch=1&status=1";
}

/** A text of the socket → its messages; [] for what cannot be read. */
export function messagesOf(text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof message?.type !== "string") return [];
  if (message.type === "events") return Array.isArray(message.payload?.items) ? message.payload.items.filter(isEvent) : [];
  if (message.type === "init" || message.type === "status") return message.payload ? [message] : [];
  return isEvent(message) ? [message] : [];
}

const isEvent = (item) => typeof item?.type === "string" && Number.isInteger(item.id) && item.payload !== null && typeof item.payload === "object";

/** The connection topic after a change of the link: `since` is when the link was lost, null while it is up. */
export function connectionAfter(connection, changes, now) {
  const next = { ...connection, ...changes };
  if (next.phase === "live") return { ...next, since: null, retryAt: null, unauthorized: false };
  return { ...next, since: connection.since ?? now };
}
