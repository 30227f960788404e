// The tabs of the page: each view is mounted once, when first shown, and then shown or hidden.

import { html, nothing, render } from "lit-html";
import { icon } from "./icon.js";

/** `tabs` is [{name, label, icon, panel, mount, badge?}]: mount() → view or promise of it, badge() → template. Answers {mountAll}. */
export function createTabs(app, element, tabs) {
  const { store } = app;
  let shown = null;

  async function show(tab) {
    if (shown === tab) return;
    if (shown) {
      shown.panel.hidden = true;
      shown.view?.hidden();
    }
    shown = tab;
    tab.panel.hidden = false;
    await mount(tab);
    if (shown !== tab) return;
    tab.view?.shown();
    render(bar(app, tabs), element);
  }

  async function mount(tab) {
    tab.mounting ??= Promise.resolve(tab.mount());
    try {
      tab.view = await tab.mounting;
    } catch {
      tab.mounting = null;
      app.actions.toast({ level: "error", text: `${tab.label} could not be loaded.`, action: { label: "Retry", run: () => again(tab) } });
    }
  }

  function again(tab) {
    shown = null;
    show(tab);
  }

  function draw() {
    const { tab } = store.state.ui;
    show(tabs.find(({ name }) => name === tab));
    render(bar(app, tabs), element);
  }

  store.subscribe(["ui", "status", "batch", "doctor", "sprint"], draw);
  for (const tab of tabs) tab.panel.hidden = true;
  draw();
  return { mountAll: () => tabs.forEach(mount) };
}

function bar(app, tabs) {
  const { tab: current } = app.store.state.ui;
  return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${(event) => moved(event, app, tabs)}>
    ${tabs.map((tab) => {
      const selected = tab.name === current;
      return html`<button
        type="button"
        class="tab"
        role="tab"
        id="tab-${tab.name}"
        aria-controls="view-${tab.name}"
        aria-selected=${selected}
        tabindex=${selected ? nothing : "-1"}
        @click=${() => app.actions.setTab(tab.name)}
      >${icon(tab.icon)}${tab.label}${tab.badge?.() ?? nothing}</button>`;
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
