// The header: brand, project, state pill.

import { html, render } from "lit-html";
import { timer } from "../lib/format.js";
import { pill } from "../state/status.js";
import { icon } from "./icon.js";

export function createHeader(app, element) {
  const draw = () => render(header(app, app.store.state), element);
  app.store.subscribe(["status", "server", "ui"], draw);
  draw();
}

function header(app, { status, server, ui }) {
  const state = pill(status, ui.timeFormat);
  return html`
    <h1 class="brand">Sprint Runner</h1>
    <span class="project truncate">${server.project?.name ?? ""}</span>
    <span class="pill tone-${state.tone}">
      ${icon(state.icon)}<span>${state.word}</span>
      ${state.since ? html`<span class="elapsed" aria-hidden="true" ${app.ticker.text((now) => timer(now - state.since))}></span>` : ""}
    </span>
  `;
}
