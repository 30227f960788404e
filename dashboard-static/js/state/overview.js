// The numbers above the run, of the live batch or of a past one. Pure.

/** What Sprint Run shows: the live batch, or the past one that was chosen. */
export function sourceOf({ scope, past, status, batch, events }) {
  if (scope.batchId === null) return { past: false, phase: status ? "ready" : "loading", error: null, status, batch, log: events };
  const detail = past?.detail ?? null;
  return {
    past: true,
    phase: past?.phase ?? "loading",
    error: past?.error ?? null,
    status: null,
    batch: detail && {
      summary: detail.batch, stories: detail.stories ?? [], batchCommands: detail.batch_commands ?? [], waits: detail.waits ?? [],
      commits: detail.commits ?? [], finishing: {},
    },
    log: past?.events ?? null,
  };
}

/** `{progress, end, cost, git, usage}`; each null while nothing is known of it. */
export function overviewOf({ past, status, batch }) {
  return {
    progress: progressOf(status, batch),
    end: past ? endOfPast(batch) : endOf(status),
    cost: costOf(status, batch),
    git: status?.git ?? gitOf(batch),
    usage: usageOf(status),
  };
}

function progressOf(status, batch) {
  if (status && status.batch_id === null) return null;
  const counted = status?.progress;
  const { stories_done: done, stories_blocked: blocked, stories_failed: failed, story_count: total } = batch?.summary ?? {};
  if (counted) return { done: counted.stories_done, blocked: counted.stories_blocked, failed: counted.stories_failed, total: counted.stories_total };
  return batch ? { done, blocked, failed, total } : null;
}

/** When it will end: `{kind: "estimate", at, from, to}`, "estimating", or "ended" with when it did. */
function endOf(status) {
  if (!status?.batch_id) return null;
  if (status.status === "idle") return ended(status.started_at, status.ended_at);
  if (status.eta_ms === null || status.eta_ms === undefined) return { kind: "estimating", all: status.max_cycles === null };
  const at = (ms) => (Number.isFinite(ms) ? status.server_time + ms : null);
  return { kind: "estimate", at: at(status.eta_ms), from: at(status.eta_low_ms), to: at(status.eta_high_ms), all: status.max_cycles === null };
}

function endOfPast(batch) {
  return batch ? ended(batch.summary.started_at, batch.summary.ended_at) : null;
}

function ended(startedAt, endedAt) {
  return endedAt ? { kind: "ended", at: endedAt, took: startedAt ? endedAt - startedAt : null } : null;
}

function costOf(status, batch) {
  const summary = batch?.summary;
  if (!status?.batch_id && !summary) return null;
  return {
    usd: status?.batch_id ? status.cost_usd : summary.cost_usd,
    input: status?.batch_id ? status.input_tokens : summary.input_tokens + summary.cache_read_tokens + summary.cache_creation_tokens,
    output: status?.batch_id ? status.output_tokens : summary.output_tokens,
    equivalent: status?.billing === "subscription",
    budget: status?.max_cost_usd ?? null,
  };
}

function gitOf(batch) {
  if (!batch || batch.commits.length === 0) return null;
  const sum = (name) => batch.commits.reduce((total, commit) => total + (commit[name] ?? 0), 0);
  return { branch: null, commits: batch.commits.length, files: sum("files"), added: sum("added"), deleted: sum("deleted"), uncommitted: null };
}

function usageOf(status) {
  const usage = status?.usage_limit;
  return usage && (Number.isFinite(usage.percent) || usage.resets_at || usage.status) ? usage : null;
}

/** Parts of a bar, each in percent of the whole: done, blocked or failed, the rest. */
export function shares({ done = 0, blocked = 0, failed = 0, total }) {
  if (!total) return { done: 0, bad: 0 };
  const share = (part) => Math.min(100, Math.round((part / total) * 1000) / 10);
  return { done: share(done), bad: share(blocked + failed) };
}
