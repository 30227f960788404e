// The toasts, bottom right: their clocks stand still under the pointer, with focus inside, and while the page is hidden.

import { html, nothing, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { MAX_VISIBLE, lifetime } from "../state/toasts.js";
import { icon } from "./icon.js";

const STEP_MILLISECONDS = 250;
const ICONS = { error: "circle-x", warning: "triangle-alert", success: "circle-check", info: "info" };

export function createToasts(app, element) {
  const { store, actions } = app;
  const remaining = new Map();
  let timer = null;

  const paused = () => document.hidden || element.matches(":hover") || element.contains(document.activeElement);

  function step() {
    if (paused()) return;
    for (const { id, at, level } of store.state.toasts.slice(0, MAX_VISIBLE)) {
      const life = lifetime(level);
      if (life === null) continue;
      const clock = remaining.get(id);
      const left = (clock?.at === at ? clock.left : life) - STEP_MILLISECONDS;
      remaining.set(id, { at, left });
      if (left <= 0) remaining.delete(id), actions.dismiss(id);
    }
  }

  function draw() {
    const { toasts } = store.state;
    render(list(toasts, actions), element);
    const needed = toasts.some(({ level }) => lifetime(level) !== null);
    if (needed) timer ??= setInterval(step, STEP_MILLISECONDS);
    else timer = clearInterval(timer) ?? null;
  }

  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.toasts.length > 0) actions.dismiss(store.state.toasts[0].id);
  });
  store.subscribe(["toasts"], draw);
  draw();
}

function list(toasts, actions) {
  const more = toasts.length - MAX_VISIBLE;
  return html`
    ${more > 0
      ? html`<div class="toast-more"><span>${more} more</span><button type="button" class="link-button" @click=${actions.dismissAll}>Close all</button></div>`
      : nothing}
    ${repeat(toasts.slice(0, MAX_VISIBLE), ({ id }) => id, (toast) => card(toast, actions))}
  `;
}

function card({ id, level, text, action, times }, actions) {
  const run = () => {
    actions.dismiss(id);
    action.run();
  };
  return html`<div class="toast">
    <span class="tone-text-${level === "info" ? "running" : level}">${icon(ICONS[level])}</span>
    <span class="toast-text">${text}${times > 1 ? html` <b>×${times}</b>` : nothing}</span>
    ${action ? html`<button type="button" class="button button-small" @click=${run}>${action.label}</button>` : nothing}
    <button type="button" class="icon-button icon-button-small" aria-label="Close" @click=${() => actions.dismiss(id)}>${icon("x", { size: 14 })}</button>
  </div>`;
}
