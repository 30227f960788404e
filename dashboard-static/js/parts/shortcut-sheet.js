// The sheet of all shortcuts there are at this moment.

import { html, nothing, render } from "lit-html";
import { openDialog } from "./dialog.js";
import { icon } from "./icon.js";

/** Opened by state.ui.shortcutSheet. */
export function createShortcutSheet(app, host) {
  let close = null;

  function draw() {
    const { shortcutSheet } = app.store.state.ui;
    if (!shortcutSheet || close) return;
    render(sheet(app), host);
    close = openDialog(host.querySelector("dialog"), () => {
      close = null;
      app.actions.showShortcuts(false);
      render(nothing, host);
    });
  }

  app.store.subscribe(["ui"], draw);
  draw();
}

function sheet(app) {
  const { bindings } = app.keys;
  const groups = [...new Set(bindings.map(({ group }) => group))];
  return html`<dialog class="dialog shortcuts" aria-labelledby="shortcuts-title">
    <header class="dialog-header">
      <h2 id="shortcuts-title">Keyboard shortcuts</h2>
      <button type="button" class="icon-button" aria-label="Close" @click=${({ target }) => target.closest("dialog").close()}>${icon("x")}</button>
    </header>
    <div class="shortcut-groups">
      ${groups.map(
        (group) => html`<section>
          <h3 class="eyebrow">${group}</h3>
          <dl class="shortcut-list">
            ${bindings
              .filter((binding) => binding.group === group)
              .map(({ keys, label }) => html`<div><dt>${label}</dt><dd>${keys.split(" ").map((key) => html`<kbd class="kbd">${key}</kbd>`)}</dd></div>`)}
          </dl>
        </section>`,
      )}
    </div>
    <p class="dialog-note">Single keys work outside text fields${app.store.state.ui.shortcuts ? "" : " and are turned off"}. They can be turned off in Settings.</p>
  </dialog>`;
}
