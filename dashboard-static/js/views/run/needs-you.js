// The panel "Needs you": what a human must decide, each with its one action.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { ago, plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";

const SHOWN_AT_FIRST = 3;
const MANY = 3; // so many get the whole width

export class NeedsYou {
  #app;
  #source;
  #redraw;
  #onRoom;
  #all = false;
  #unblocking = new Set();

  /** `onRoom(wide)` is told how much room the items want. */
  constructor(app, source, { redraw, onRoom }) {
    this.#app = app;
    this.#source = source;
    this.#redraw = redraw;
    this.#onRoom = onRoom;
  }

  template() {
    const { status, scope } = this.#app.store.state;
    if (!status || scope.batchId !== null) return nothing;
    const items = this.#source.items();
    const shown = this.#all ? items : items.slice(0, SHOWN_AT_FIRST);
    this.#onRoom(shown.length >= MANY);
    return html`<section class="needs-you" aria-labelledby="needs-you-title">
      <h2 class="run-title" id="needs-you-title">${icon("bell", { size: 14 })}Needs you${items.length > 0 ? html`<span class="count-badge">${items.length}</span>` : nothing}</h2>
      ${items.length === 0 ? this.#calm() : nothing}
      ${items.length > 0 ? html`<ul class="needs-list">${repeat(shown, (item) => item.key, (item) => this.#row(item))}</ul>` : nothing}
      ${items.length > SHOWN_AT_FIRST ? this.#more(items.length) : nothing}
    </section>`;
  }

  // Private

  #calm() {
    const running = this.#app.store.state.status.active_commands?.length ?? 0;
    const rest = running > 0 ? ` · ${plural(running, "operation")} running` : "";
    return html`<p class="needs-calm">${icon("circle-check")}<span>Nothing needs you${rest}</span></p>`;
  }

  #row(item) {
    return html`<li class="needs-item">
      <span class="needs-icon tone-text-${item.level}">${icon(item.icon, { label: WORDS[item.level] })}</span>
      ${item.target
        ? html`<button type="button" class="needs-sentence" title=${item.text} @click=${() => this.#app.actions.select(item.target.kind, item.target.id)}>${item.text}</button>`
        : html`<span class="needs-sentence" title=${item.text}>${item.text}</span>`}
      <span class="needs-meta">
        ${item.at ? html`<span class="needs-age" ${this.#app.ticker.text((now) => ago(Math.max(0, now - item.at)))}></span>` : nothing}
        ${item.action ? this.#action(item) : nothing}
      </span>
      <button type="button" class="icon-button icon-button-small" aria-label="Dismiss: ${item.text}" title="Dismiss" @click=${(event) => this.#dismiss(item, event)}>${icon("x", { size: 14 })}</button>
    </li>`;
  }

  #action({ action, text }) {
    const pending = action.name === "unblock" && this.#unblocking.has(action.key);
    const off = pending || (action.name !== "open" && this.#app.store.state.connection.phase !== "live");
    return html`<button type="button" class="button button-small" ?disabled=${off} aria-label="${action.label}: ${text}" @click=${() => this.#perform(action)}>${pending ? "Unblocking…" : action.label}</button>`;
  }

  #more(total) {
    return html`<button type="button" class="text-button" aria-expanded=${this.#all} @click=${() => this.#toggle()}>${this.#all ? "Show fewer" : `Show all ${total}`}</button>`;
  }

  #perform(action) {
    const { actions } = this.#app;
    const perform = {
      open: () => actions.select(action.kind, action.id, action.tab),
      resume: () => actions.resume(action.id),
      tryNow: () => actions.tryNow(),
      doctor: () => openDoctor(this.#app),
      unblock: () => this.#unblock(action.key),
    };
    perform[action.name]();
  }

  async #unblock(key) {
    const { actions } = this.#app;
    this.#unblocking.add(key);
    this.#redraw();
    try {
      const { status } = await actions.setStoryStatus(key, "ready-for-dev");
      actions.toast({ level: "success", text: `${key} is ${status} again.`, action: { label: "Open", run: () => actions.select("story", key) } });
      await actions.loadSprint();
    } catch (failure) {
      actions.toast({ level: "error", text: `${key} could not be unblocked: ${failure.message}`, action: { label: "Open", run: () => actions.select("story", key) } });
    }
    this.#unblocking.delete(key);
    this.#redraw();
  }

  /** Focus stays in the panel: on what takes the item's place. */
  #dismiss(item, event) {
    const panel = event.currentTarget.closest(".needs-you");
    const place = [...panel.querySelectorAll(".needs-item")].indexOf(event.currentTarget.closest(".needs-item"));
    this.#source.dismiss(item.key);
    this.#redraw();
    const rows = panel.querySelectorAll(".needs-item");
    rows[Math.min(place, rows.length - 1)]?.querySelector(".icon-button").focus();
  }

  #toggle() {
    this.#all = !this.#all;
    this.#redraw();
  }
}

const WORDS = { error: "Error", warning: "Warning", waiting: "Waiting" };

/** The doctor's checks stand in the Settings tab. */
export function openDoctor(app) {
  app.actions.loadDoctor();
  app.actions.setTab("settings");
  app.inNextFrame(() => document.getElementById("settings-doctor")?.scrollIntoView({ block: "start" }));
}
