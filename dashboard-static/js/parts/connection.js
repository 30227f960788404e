// The connection chip: Live, Connecting, Reconnecting in 4 s (attempt 3) · Retry now, Offline.

import { html, nothing, render } from "lit-html";
import { icon } from "./icon.js";

export function createConnection(app, element) {
  const { store, actions, ticker } = app;
  const draw = () => render(chip(store.state.connection, ticker, actions), element);
  const end = store.subscribe(["connection"], draw);
  draw();
  return { dispose: end };
}

function chip({ phase, attempt, retryAt, online }, ticker, actions) {
  if (phase === "live") return face("live", html`<span class="chip-dot"></span>`, "Live");
  if (!online) return face("lost", icon("wifi", { size: 14 }), "Offline", retry(actions));
  if (phase === "connecting") return face("busy", icon("loader-circle", { size: 14 }), "Connecting");
  const countdown = html`Reconnecting<span class="chip-detail"> in <span ${ticker.text(() => secondsUntil(retryAt), { always: true })}></span> s (attempt ${attempt})</span>`;
  return face("lost", icon("unplug", { size: 14 }), countdown, retry(actions));
}

const secondsUntil = (at) => String(Math.max(0, Math.ceil((at - Date.now()) / 1_000)));

const retry = (actions) => html`<button type="button" class="link-button" @click=${actions.reconnectNow}>Retry now</button>`;

const face = (kind, mark, words, action = nothing) =>
  html`<span class="chip chip-${kind}">${mark}<span class="chip-words">${words}</span>${action}</span>`;
