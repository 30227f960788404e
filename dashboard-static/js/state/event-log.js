// The list of events: sorted by id, appended to in place. The array is shared between versions of the state on purpose; what tells
// a change is the wrapper with its `version`.

const MAX_EVENTS = 100_000;
const TRIM = 10_000;

export const emptyLog = () => ({ items: [], version: 0, firstId: 0, lastId: 0, complete: false, loadingOlder: false });

/** Appends events newer than the last one; drops doubles. Holes in the ids are normal. */
export function appended(log, events) {
  const fresh = events.filter(newerThan(log.lastId));
  if (fresh.length === 0) return log;
  let items = own(log);
  let complete = log.complete;
  for (const event of fresh) items.push(event);
  if (items.length > MAX_EVENTS) {
    items = items.slice(items.length - MAX_EVENTS + TRIM);
    complete = false;
  }
  return { ...log, items, complete, version: log.version + 1, firstId: items[0].id, lastId: items[items.length - 1].id };
}

/** Puts an older page before the list. */
export function prepended(log, events, hasMore) {
  const older = events.filter((event) => log.items.length === 0 || event.id < log.firstId);
  const items = older.length > 0 ? older.concat(log.items) : log.items;
  const ends = items.length > 0 ? { firstId: items[0].id, lastId: items[items.length - 1].id } : {};
  return { ...log, ...ends, items, complete: !hasMore, loadingOlder: false, version: log.version + 1 };
}

/** The index of the event with that id, or of the first one after it. */
export function indexOfId(items, id) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The array to append to: the shared one, unless another version of the log has grown it meanwhile. */
function own({ items, lastId }) {
  const grown = items.length === 0 || items[items.length - 1].id !== lastId;
  return grown ? items.slice(0, indexOfId(items, lastId + 1)) : items;
}

function newerThan(id) {
  let last = id;
  return (event) => {
    if (event.id <= last) return false;
    last = event.id;
    return true;
  };
}
