// The tabs of the page: each view is mounted once, and shown or hidden.

import { html, nothing, render } from "lit-html";

/** `tabs` is [{name, label, panel, view, badge?(state) → template}]; topics of badges are status and attention's sources. */
export function createTabs(app, element, tabs) {
  let shown = null;

  function show(name) {
    if (shown?.name === name) return;
    const next = tabs.find((tab) => tab.name === name);
    if (shown) {
      shown.panel.hidden = true;
      shown.view.hidden();
    }
    shown = next;
    next.panel.hidden = false;
    next.view.shown();
  }

  function draw() {
    show(app.store.state.ui.tab);
    render(bar(app, tabs), element);
  }

  app.store.subscribe(["ui", "status"], draw);
  for (const tab of tabs) tab.panel.hidden = true;
  draw();
}

function bar(app, tabs) {
  const { state } = app.store;
  return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${(event) => moved(event, app, tabs)}>
    ${tabs.map(({ name, label, badge }) => {
      const selected = state.ui.tab === name;
      return html`<button
        type="button"
        class="tab"
        role="tab"
        id="tab-${name}"
        aria-controls="view-${name}"
        aria-selected=${selected}
        tabindex=${selected ? nothing : "-1"}
        @click=${() => app.actions.setTab(name)}
      >
        ${label}${badge?.(state) ?? nothing}
      </button>`;
    })}
  </div>`;
}

function moved(event, app, tabs) {
  const at = tabs.findIndex(({ name }) => name === app.store.state.ui.tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const { name } = tabs[to % tabs.length];
  app.actions.setTab(name);
  document.getElementById(`tab-${name}`).focus();
}
