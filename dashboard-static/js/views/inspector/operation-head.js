// What stands above the tabs of an operation: story, command, attempt and state; failure and facts.

import { html, nothing } from "lit-html";
import { bytes, clockSeconds, count, dateTime, duration, model, money, timer, tokens } from "../../lib/format.js";
import { statusLook } from "../../state/status.js";
import { copyButton } from "./copy.js";
import { callout, facts, head, openLink } from "./pieces.js";

/** `command` is null while it is not known. */
export function operationHead(app, id, command) {
  if (!command) return head(app, { icon: "terminal", title: `Operation ${id}` });
  return head(app, { icon: "terminal", title: title(command), over: stories(app, command), status: command.status });
}

export function operationFacts(app, command) {
  const { status, ui } = app.store.state;
  const live = status?.active_commands.find(({ command_id: id }) => id === command.id) ?? null;
  return html`
    ${failed(command)}
    <div class="operation-facts">${facts(factsOf(app, command, live, ui.timeFormat))}</div>
  `;
}

function title({ command, attempt }) {
  return html`${command}${attempt > 1 ? html`<span class="muted"> · try ${attempt}</span>` : nothing}`;
}

function stories(app, { story_keys: keys, background }) {
  const links = keys.map((key, at) => html`${at ? ", " : ""}${openLink(app, "story", key, key)}`);
  return html`${keys.length ? links : "batch"}${background ? " · background" : nothing}`;
}

function failed({ status, failure, failure_kind: kind }) {
  if (!failure) return nothing;
  const look = statusLook(status);
  const words = kind && kind !== failure ? `${failure} (${kind.replaceAll("_", " ")})` : failure;
  return callout(look.tone, look.icon, `${look.word}:`, words);
}

function factsOf(app, command, live, timeFormat) {
  const running = command.ended_at === null;
  const took = running ? html`<span ${app.ticker.text((now) => timer(now - command.started_at))}></span>` : duration(command.duration_ms);
  const input = live?.input_tokens ?? command.input_tokens + command.cache_read_tokens + command.cache_creation_tokens;
  return [
    ["Duration", took],
    ["Model", command.model === null ? null : html`<span title=${command.model}>${model(command.model)}</span>`],
    ["Cost", command.cost_usd === null ? (running ? null : "–") : html`${money(command.cost_usd)} <span class="unit">USD</span>`],
    ["Tokens in", html`<span title=${count(input)}>${tokens(input)}</span>`],
    ["Tokens out", tokens(live?.output_tokens ?? command.output_tokens)],
    ["Cached", command.cache_read_tokens ? tokens(command.cache_read_tokens) : null],
    ["Turns", command.num_turns ? count(command.num_turns) : null],
    ["Started", html`<time datetime=${new Date(command.started_at).toISOString()} title=${dateTime(command.started_at, timeFormat)}>${clockSeconds(command.started_at, timeFormat)}</time>`],
    ["Exit code", command.exit_code],
    ["Process", running && command.pid ? command.pid : null],
    ["Denied", command.permission_denials ? html`<span class="tone-text-warning">${count(command.permission_denials)} permissions</span>` : null],
    ["Batch", openLink(app, "batch", command.batch_id, `#${command.batch_id}`)],
    ["Prompt", command.prompt_bytes ? bytes(command.prompt_bytes) : null],
    ["Session", command.session_id ? session(app, command) : null],
  ];
}

function session(app, { session_id: id, resumed }) {
  return html`<span class="session"><code class="truncate" title=${id}>${id.slice(0, 8)}</code>${copyButton(app, id, `Copy session id ${id}`)}${resumed ? html`<span class="unit">resumed</span>` : nothing}</span>`;
}
