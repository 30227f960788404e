// The header: brand, project, state pill, controls, connection, theme, help. Each region draws on its own topics.

import { html, nothing, render } from "lit-html";
import { clock, timer } from "../lib/format.js";
import { linkState } from "../state/selectors.js";
import { pill } from "../state/status.js";
import { createConnection } from "./connection.js";
import { createControls } from "./controls.js";
import { icon } from "./icon.js";
import { Menu } from "./menu.js";

export function createHeader(app, element) {
  render(frame(app), element);
  const at = (name) => element.querySelector(`[data-region="${name}"]`);
  region(app, at("project"), ["server"], project);
  region(app, at("state"), ["status", "connection", "ui"], statePill);
  createControls(app, at("controls"), "header");
  createConnection(app, at("connection"));
  const menu = new Menu(() => drawTheme());
  const drawTheme = region(app, at("theme"), ["ui"], (_, { ui }) => themeMenu(app, menu, ui));
}

function region(app, host, topics, template) {
  const draw = () => render(template(app, app.store.state), host);
  app.store.subscribe(topics, draw);
  draw();
  return draw;
}

function frame({ actions }) {
  return html`
    <button type="button" class="icon-button sidebar-opener" aria-label="Batch history" title="Batch history" @click=${() => actions.setSidebarOpen(true)}>
      ${icon("history")}
    </button>
    <div class="brand">
      <svg class="brand-mark" width="20" height="20" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect class="brand-ground" width="32" height="32" rx="8"></rect>
        <path class="brand-shape" d="M9 10l6 6-6 6M17 10l6 6-6 6"></path>
      </svg>
      <h1>Sprint Runner</h1>
    </div>
    <div class="header-project" data-region="project"></div>
    <div class="header-state" data-region="state"></div>
    <div class="header-controls" data-region="controls"></div>
    <div class="header-connection" data-region="connection"></div>
    <div class="header-tools">
      <span data-region="theme"></span>
      <button type="button" class="icon-button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => actions.showShortcuts(true)}>
        ${icon("circle-help")}
      </button>
    </div>
  `;
}

function project(_, { server }) {
  if (!server.project) return nothing;
  const demo = html`<span class="badge tone-waiting demo" title="Demo, simulated agent"><span>Demo<span class="demo-words">, simulated agent</span></span></span>`;
  return html`<span class="project-name truncate" title=${server.project.root}>${server.project.name}</span>${server.demo ? demo : nothing}`;
}

function statePill(app, { status, connection, ui }) {
  const state = pill(status, ui.timeFormat);
  const stale = status && linkState(connection, Date.now()) === "lost";
  return html`<span class="pill tone-${state.tone} ${stale ? "stale" : ""}" data-status=${status?.status ?? "loading"}>
      ${icon(state.icon)}
      <span class="pill-word pill-long" title=${state.word}>${state.word}</span><span class="pill-word pill-short">${state.short}</span>
      ${hand(app, state)}
    </span>
    ${stale
      ? html`<span class="header-detail">stale since ${clock(connection.since, ui.timeFormat)}</span>`
      : state.detail
        ? html`<span class="header-detail truncate" title=${state.detail}>${state.detail}</span>`
        : nothing}`;
}

/** The running time, or during a wait the time that is left. */
function hand({ ticker }, { since, until }) {
  const text = since ? (now) => timer(now - since) : until ? (now) => `${timer(until - now)} left` : null;
  return text ? html`<span class="elapsed" aria-hidden="true" ${ticker.text(text)}></span>` : nothing;
}

const THEMES = [
  { name: "system", label: "System", icon: "monitor" },
  { name: "light", label: "Light", icon: "sun" },
  { name: "dark", label: "Dark", icon: "moon" },
];

function themeMenu({ actions }, menu, { theme }) {
  const current = THEMES.find(({ name }) => name === theme);
  return menu.template({
    label: `Theme: ${current.label}`,
    face: icon(current.icon),
    items: THEMES.map(({ name, label, icon: shape }) => ({ label, icon: shape, checked: name === theme, run: () => actions.setTheme(name) })),
  });
}
