// Hash routes: #/run, #/settings, #/batch/41/run, each with ?parameters and &open=command:812.

const SELECTION = /^(command|story|event|commit|batch):(.{1,200})$/;
const NUMERIC = new Set(["command", "event", "batch"]);

/** A hash → {tab, batchId, params, open}; null when it names nothing. */
export function parseRoute(hash, tabs) {
  const [, path, query] = /^#?\/?([^?&]*)[?&]?(.*)$/s.exec(hash);
  const parts = path.split("/").filter(Boolean).map(decode);
  const batchId = parts[0] === "batch" && /^\d{1,15}$/.test(parts[1] ?? "") ? Number(parts[1]) : null;
  const tab = batchId === null ? parts[0] : (parts[2] ?? "run");
  if (!tabs.includes(tab) || (parts[0] === "batch" && batchId === null)) return null;
  const params = new URLSearchParams(query);
  const open = parseSelection(params.get("open"));
  params.delete("open");
  return { tab, batchId, params: Object.fromEntries(params), open };
}

/** {tab, batchId, params, open} → hash. */
export function formatRoute({ tab, batchId = null, params = {}, open = null }) {
  const query = new URLSearchParams(params).toString();
  return [
    batchId === null ? `#/${tab}` : `#/batch/${batchId}/${tab}`,
    query && `?${query}`,
    open && `&open=${open.kind}:${encodeURIComponent(open.id)}`,
  ].join("");
}

/** "command:812" → {kind, id}; ids of commands, events and batches are numbers. */
export function parseSelection(text) {
  const match = SELECTION.exec(text ?? "");
  if (!match) return null;
  const [, kind, id] = match;
  if (!NUMERIC.has(kind)) return { kind, id };
  return /^\d{1,15}$/.test(id) ? { kind, id: Number(id) } : null;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Follows the address; `place` offers hash (read, write) and onChange. */
export function createRouter(place, tabs, onRoute) {
  let written = null;

  place.onChange(() => {
    if (place.hash === written) return;
    const route = parseRoute(place.hash, tabs);
    if (route) onRoute(route);
  });

  return {
    current: () => parseRoute(place.hash, tabs),
    write(route, { replace = false } = {}) {
      const hash = formatRoute(route);
      if (hash === place.hash) return;
      written = hash;
      place.write(hash, replace);
    },
  };
}
