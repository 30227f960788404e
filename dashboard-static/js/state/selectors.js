// Questions to the state, answered in one place. Pure.

/** Disconnected for longer than this is told in a banner, not only in the chip. */
export const BANNER_AFTER_MILLISECONDS = 2_000;

/** "live", "busy" (a short loss or the first connect) or "lost" (longer than 2 s). `now` is the browser's time. */
export function linkState({ phase, since }, now) {
  if (phase === "live") return "live";
  return since !== null && now - since > BANNER_AFTER_MILLISECONDS ? "lost" : "busy";
}

/** Why Start cannot be pressed, in words; null when it can. */
export function startBlock({ connection, status, doctor }) {
  if (!status) return "Loading";
  if (connection.phase !== "live") return "Disconnected";
  if (status.status !== "idle") return `Batch #${status.batch_id ?? "–"} is running`;
  if (status.sprint_problem) return status.sprint_problem;
  return doctor.checks.find(({ level }) => level === "error")?.message ?? null;
}

const STOP_MODES = [
  { mode: "story", label: "Stop after this story", short: "Stop" },
  { mode: "command", label: "Stop after this command", short: "Stop after command" },
  { mode: "now", label: "Stop now…", short: "Stop now…" },
];

/** The stop modes on offer, the default one first; while stopping only the harder ones. */
export function stopModes(status) {
  if (!status || status.status === "idle" || status.status === "starting") return [];
  const asked = STOP_MODES.findIndex(({ mode }) => mode === status.stopping?.mode);
  return STOP_MODES.slice(asked + 1);
}

/** What the controls show: {start, stop, resumeId, pending, dirtyFiles, message}. */
export function controlsModel(state) {
  const { status, form, connection } = state;
  const live = connection.phase === "live";
  const idle = !status || status.status === "idle";
  return {
    idle,
    starting: status?.status === "starting",
    blocked: startBlock(state),
    doctorBlocks: live && idle && !status?.sprint_problem && startBlock(state) !== null,
    modes: stopModes(status),
    stopDisabled: !live || form.pending !== null,
    ending: status?.stopping?.mode === "now",
    resumeId: idle ? (status?.resumable_batch_id ?? null) : null,
    pending: form.pending?.action ?? null,
    dirtyFiles: status?.git?.uncommitted ?? 0,
  };
}

/** What Stop now would end: the running commands, with their time so far. `now` is the server's. */
export function losses(status, now) {
  return (status?.active_commands ?? []).map(({ command, story_keys: keys, started_at: start }) => ({ command, keys, elapsed: now - start }));
}

/** The batch that the page shows: the past one in scope, else the live one. */
export function shownBatchId({ scope, status }) {
  return scope.batchId ?? status?.batch_id ?? null;
}

/** The history with the live batch pinned on top and kept up to date. */
export function history({ batches, batch, status }) {
  const live = batch?.summary;
  if (!live) return batches.items;
  const now = { ...live, cost_usd: status?.batch_id === live.id ? (status.cost_usd ?? live.cost_usd) : live.cost_usd };
  return [now, ...batches.items.filter(({ id }) => id !== live.id)];
}

/** "22 completed, 5 stopped": how often each outcome occurs, most frequent first. */
export function outcomes(batches) {
  const totals = new Map();
  for (const { status } of batches) totals.set(status, (totals.get(status) ?? 0) + 1);
  return [...totals].sort((a, b) => b[1] - a[1]);
}
