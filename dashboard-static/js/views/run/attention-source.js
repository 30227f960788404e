// What needs a human, ready to be shown anywhere: collects the notices, remembers what was dismissed.

import { attentionItems, isNotice } from "../../state/attention.js";
import { indexOfId } from "../../state/event-log.js";
import { is } from "../../lib/storage.js";

const NOTICES_MAX = 200;
const DISMISSED_MAX = 300;
const ASK_AGAIN_AFTER_MILLISECONDS = 30_000;

export const attentionKeys = {
  attention: { check: is.listOf(is.shape({ batch: is.optional(Number.isInteger), key: is.text(400) }), DISMISSED_MAX), fallback: [] },
};

export class AttentionSource {
  #app;
  #notices = [];
  #lastId = 0;
  #readBatchId = null;
  #askAfter = 0;

  /** Told when items changed by themselves, without a change of the store. */
  onChange = () => {};

  constructor(app) {
    this.#app = app;
    app.storage.register(attentionKeys);
    app.store.subscribe(["events", "batch"], () => this.#collect());
    this.#collect();
  }

  // Actions

  /** Items of this moment, most urgent first. */
  items() {
    const { status, batch, doctor, sprint, ui } = this.#app.store.state;
    const dismissed = new Set(this.#dismissed().map((one) => one.key));
    const now = this.#app.ticker.now();
    return attentionItems({ status, batch, events: this.#notices, doctor, sprint: sprint.data, now, timeFormat: ui.timeFormat, dismissed });
  }

  /** Hides an item here, in this browser, until its batch is gone. */
  dismiss(key) {
    const kept = this.#dismissed().slice(1 - DISMISSED_MAX);
    this.#app.storage.set("attention", [...kept, { batch: this.#batchId, key: key.slice(0, 400) }]);
  }

  // Private

  get #batchId() {
    return this.#app.store.state.batch?.summary.id ?? null;
  }

  /** What was dismissed; what belongs to a batch that is gone is forgotten. */
  #dismissed() {
    const id = this.#batchId;
    return this.#app.storage.get("attention").filter((one) => id === null || one.batch === id || one.batch === null);
  }

  #collect() {
    const { items } = this.#app.store.state.events;
    if ((items.at(-1)?.id ?? 0) < this.#lastId) this.#forget();
    this.#add(items.slice(indexOfId(items, this.#lastId + 1)).filter(isNotice));
    this.#lastId = items.at(-1)?.id ?? 0;
    if (this.#batchId !== this.#readBatchId && Date.now() > this.#askAfter) this.#readOlder(this.#batchId);
  }

  /** A reload begins with the newest events only: the batch's earlier notices are asked for once. */
  async #readOlder(batchId) {
    this.#readBatchId = batchId;
    if (batchId === null) return;
    const answer = await this.#app.api.get("/api/events", { batch_id: batchId, type: "batch:warning", limit: NOTICES_MAX }).catch(() => null);
    if (answer === null) {
      this.#readBatchId = null;
      this.#askAfter = Date.now() + ASK_AGAIN_AFTER_MILLISECONDS;
      return;
    }
    this.#add(answer.events.filter(isNotice));
    this.onChange();
  }

  #add(events) {
    if (events.length === 0) return;
    const byId = new Map([...this.#notices, ...events].map((event) => [event.id, event]));
    this.#notices = [...byId.values()].sort((a, b) => a.id - b.id).slice(-NOTICES_MAX);
  }

  #forget() {
    this.#notices = [];
    this.#readBatchId = null;
  }
}
