// The section "Now": a card for each operation, and the wait for the usage limit.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { plural } from "../../lib/format.js";
import { nowCards } from "../../state/now.js";
import { healthName, nowCard } from "./now-card.js";
import { waitingCard } from "./waiting-card.js";

export class Now {
  #app;
  #host;
  #onOutput;
  #remembered = new Map();
  #shown = []; // ids, in the order they stand
  #health = "";

  constructor(app, host, onOutput) {
    this.#app = app;
    this.#host = host;
    this.#onOutput = onOutput;
  }

  template() {
    const { status, batch, scope } = this.#app.store.state;
    if (scope.batchId !== null || !status) return nothing;
    const cards = nowCards({ status, batch, remembered: this.#remembered });
    this.#remember(status);
    this.#keepFocus(cards);
    const waiting = status.status === "waiting";
    if (cards.length === 0 && !waiting) return this.#between(status);
    const background = cards.filter((card) => card.background && card.active).length;
    return html`<section class="now" aria-labelledby="now-title">
      <h2 class="run-title" id="now-title" tabindex="-1">Now<span class="run-note">${plural(cards.filter((card) => card.active).length, "operation")}${background > 0 ? `, ${background} in the background` : ""}</span></h2>
      <ul class="now-list">
        ${waiting ? waitingCard(this.#app) : nothing}
        ${repeat(cards, (card) => card.id, (card) => nowCard(this.#app, card, { onOutput: this.#onOutput }))}
      </ul>
    </section>`;
  }

  /** Whether a card must be drawn again because time alone changed its health. */
  healthChanged(now) {
    const health = (this.#app.store.state.status?.active_commands ?? []).map((command) => healthName(command, now)).join();
    const changed = health !== this.#health;
    this.#health = health;
    return changed;
  }

  // Private

  /** Between two commands of a running batch nothing runs for a moment: the section keeps its place. */
  #between(status) {
    if (status.status !== "running" && status.status !== "stopping") return nothing;
    return html`<section class="now" aria-labelledby="now-title">
      <h2 class="run-title" id="now-title" tabindex="-1">Now</h2>
      <p class="now-none">Between two operations</p>
    </section>`;
  }

  #remember(status) {
    const active = status.active_commands ?? [];
    for (const command of active) this.#remembered.set(command.command_id, command);
    for (const id of this.#remembered.keys()) if (this.#remembered.size > active.length + 20) this.#remembered.delete(id);
  }

  /** When the card that holds the focus goes, the next one gets it. */
  #keepFocus(cards) {
    const focused = Number(document.activeElement?.closest?.("[data-command-id]")?.dataset.commandId);
    const place = this.#shown.indexOf(focused);
    const ids = cards.map((card) => card.id);
    this.#shown = ids;
    if (place < 0 || ids.includes(focused) || !this.#host.contains(document.activeElement)) return;
    queueMicrotask(() => {
      const next = this.#host.querySelector(`[data-command-id="${ids[Math.min(place, ids.length - 1)]}"] .now-actions button:last-child`);
      (next ?? this.#host.querySelector("#now-title"))?.focus();
    });
  }
}
