// The live batch, kept true by events between two readings of it. Pure.

const METRICS = ["cost_usd", "input_tokens", "output_tokens", "cache_read_tokens", "cache_creation_tokens", "num_turns", "permission_denials"];

const EMPTY_SUMMARY = {
  ended_at: null, cycles_completed: 0, status: "running", reason: null, story_count: 0, stories_done: 0, stories_blocked: 0,
  stories_failed: 0, duration_ms: null, waited_ms: 0, cost_usd: null, input_tokens: 0, output_tokens: 0, cache_read_tokens: 0,
  cache_creation_tokens: 0, commands: 0, failures: 0, commits: 0,
};
const EMPTY_STORY = {
  id: null, title: null, epic_id: null, entry: null, status: "running", reason: null, tech_spec: null, ended_at: null,
  duration_ms: null, cost_usd: null, input_tokens: 0, output_tokens: 0, reviews: 0, commands: [],
};
const EMPTY_COMMAND = {
  status: "running", task_id: null, ended_at: null, duration_ms: null, session_id: null, resumed: false, pid: null,
  exit_code: null, failure: null, failure_kind: null, output_summary: null, verdict: null, cost_usd: null, input_tokens: 0,
  output_tokens: 0, cache_read_tokens: 0, cache_creation_tokens: 0, num_turns: null, duration_api_ms: null,
  permission_denials: 0, prompt_bytes: null, tasks: [],
};

/** The batch as the server told it; `asOf` is the newest event that the answer holds for sure. */
export function batchOf({ summary, stories = [], batchCommands = [], waits = [], commits = [], asOf = 0 }) {
  return summary && { summary, stories, batchCommands, waits, commits, finishing: {}, asOf };
}

/** The batch after one event; the same object when the event does not concern it. */
export function applyEvent(batch, event) {
  const { type, payload } = event;
  if (type === "batch:start") return started(batch, event);
  if (!batch || payload.batch_id !== batch.summary.id || event.id <= batch.asOf) return batch;
  return HANDLERS[type]?.(batch, payload, event) ?? batch;
}

/** Without the cards of commands that ended before `before`. */
export function expireFinishing(batch, before) {
  const kept = Object.entries(batch.finishing).filter(([, endedAt]) => endedAt > before);
  return kept.length === Object.keys(batch.finishing).length ? batch : { ...batch, finishing: Object.fromEntries(kept) };
}

const HANDLERS = {
  "batch:end": (batch, { status, reason, cycles_completed: cycles }, { timestamp }) =>
    withSummary(batch, {
      status, reason: reason ?? null, cycles_completed: cycles ?? batch.summary.cycles_completed, ended_at: timestamp,
      duration_ms: timestamp - batch.summary.started_at,
    }),
  "batch:waiting": (batch, { reason, until }, { timestamp }) => ({ ...batch, waits: waitsAfter(batch.waits, reason, until, timestamp) }),
  "cycle:start": (batch, { cycle_number: cycle, story_keys: keys = [] }, { timestamp }) => {
    const known = new Set(batch.stories.map((story) => story.story_key));
    const added = keys.filter((key) => !known.has(key)).map((key) => newStory(key, cycle, timestamp));
    const stories = batch.stories.concat(added);
    return { ...withSummary(batch, { story_count: stories.length }), stories };
  },
  "cycle:end": (batch, { cycle_number: cycle }) =>
    withSummary(batch, { cycles_completed: Math.max(batch.summary.cycles_completed, cycle ?? 0) }),
  "command:start": (batch, payload, { timestamp }) =>
    withCommand(batch, payload, (command) => ({ ...(command ?? newCommand(batch, payload, timestamp)), status: "running" })),
  "command:progress": (batch, payload, event) =>
    payload.kind === "task" ? withCommand(batch, payload, (command) => command && withTask(command, payload, event)) : batch,
  "command:end": (batch, payload, { timestamp }) => {
    const ended = withCommand(batch, payload, (command) => endedCommand(command ?? newCommand(batch, payload, timestamp), payload, timestamp));
    return { ...ended, finishing: { ...batch.finishing, [payload.command_id]: timestamp } };
  },
  "story:status": (batch, { story_key: key, new_status: status, reason }, { timestamp }) => {
    const ended = status === "done" || status === "blocked";
    return withStory(batch, key, (story) => ({
      ...story, status, reason: reason ?? null, ...(ended && { ended_at: timestamp, duration_ms: timestamp - story.started_at }),
    }));
  },
};

function started(batch, { id, timestamp, payload }) {
  if (batch && id <= batch.asOf) return batch;
  if (batch?.summary.id === payload.batch_id) return withSummary(batch, { status: "running", reason: null, ended_at: null });
  const summary = { ...EMPTY_SUMMARY, id: payload.batch_id, started_at: timestamp, max_cycles: payload.max_cycles ?? null };
  return batchOf({ summary, asOf: id });
}

function newStory(key, cycle, at) {
  return { ...EMPTY_STORY, story_key: key, story_id: key.split("-").slice(0, 2).join("-"), cycle, started_at: at };
}

function newCommand(batch, payload, at) {
  const keys = payload.story_keys ?? (payload.story_key ? [payload.story_key] : []);
  return {
    ...EMPTY_COMMAND, id: payload.command_id, batch_id: batch.summary.id, command: payload.command, story_keys: keys,
    cycle: payload.cycle ?? null, attempt: payload.attempt ?? 1, background: payload.background ?? false, started_at: at,
    model: payload.model ?? null,
  };
}

function withTask(command, { task_id: taskId, status, message }, { timestamp }) {
  const begins = status === "start" || status === "running";
  const others = command.tasks?.filter((task) => task.task_id !== taskId) ?? [];
  const before = command.tasks?.find((task) => task.task_id === taskId);
  const task = { task_id: taskId, status, started_at: before?.started_at ?? timestamp, ended_at: begins ? null : timestamp, message };
  return { ...command, task_id: taskId, tasks: [...others, task] };
}

function endedCommand(command, { status, failure, metrics, duration_ms: duration }, timestamp) {
  const numbers = Object.fromEntries(METRICS.filter((name) => metrics?.[name] !== undefined).map((name) => [name, metrics[name]]));
  return {
    ...command, ...numbers, status, failure: failure ?? null, ended_at: timestamp, duration_ms: duration ?? timestamp - command.started_at,
  };
}

/** Changes one command wherever it stands: under each of its stories, or with the batch's own. */
function withCommand(batch, payload, change) {
  const current = findCommand(batch, payload.command_id);
  const next = change(current);
  if (!next || next === current) return batch;
  if (next.story_keys.length === 0) return { ...batch, batchCommands: put(batch.batchCommands, next) };
  const stories = batch.stories.map((story) =>
    next.story_keys.includes(story.story_key) ? { ...story, commands: put(story.commands, next) } : story,
  );
  return { ...batch, stories };
}

function put(commands, command) {
  const at = commands.findIndex(({ id }) => id === command.id);
  return at < 0 ? commands.concat(command) : commands.with(at, command);
}

/** The command with that id, or undefined. */
export function findCommand(batch, id) {
  for (const story of batch?.stories ?? []) {
    const found = story.commands.find((command) => command.id === id);
    if (found) return found;
  }
  return batch?.batchCommands.find((command) => command.id === id);
}

function withStory(batch, key, change) {
  const stories = batch.stories.map((story) => (story.story_key === key ? change(story) : story));
  const total = (status) => stories.filter((story) => story.status === status).length;
  return { ...withSummary(batch, { stories_done: total("done"), stories_blocked: total("blocked") }), stories };
}

const withSummary = (batch, changes) => ({ ...batch, summary: { ...batch.summary, ...changes } });

function waitsAfter(waits, reason, until, at) {
  const ended = waits.map((wait) => (wait.ended_at === null ? { ...wait, ended_at: at } : wait));
  return until === null || until === undefined ? ended : [...ended, { reason, started_at: at, until, ended_at: null }];
}
