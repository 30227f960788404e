// Tabs inside the drawer: arrows, Home and End move; one panel below shows the chosen one.

import { html, nothing } from "lit-html";

/** `tabs` is [{name, label, count?}]; the panel's id is "inspector-body". */
export function tabBar({ tabs, current, label, onSelect }) {
  const move = (event) => {
    const at = tabs.findIndex(({ name }) => name === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { name } = tabs[to % tabs.length];
    onSelect(name);
    document.getElementById(`inspector-tab-${name}`)?.focus();
  };
  return html`<div class="inspector-tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${tabs.map(
      ({ name, label: words, count }) => html`<button
        type="button"
        role="tab"
        class="inspector-tab"
        id="inspector-tab-${name}"
        aria-selected=${name === current}
        aria-controls="inspector-body"
        tabindex=${name === current ? nothing : "-1"}
        @click=${() => onSelect(name)}
      >
        ${words}${count ? html`<span class="tab-count">${count}</span>` : nothing}
      </button>`,
    )}
  </div>`;
}
