// Reads a transcript page by page, then follows it while the operation runs: at most once a second.

import { EMPTY_TRANSCRIPT, appendPage } from "../../state/transcript.js";

const PAGE = 500;
const PULL_AT_MOST_EVERY_MILLISECONDS = 1_000;
const LOOK_ANYWAY_AFTER_MILLISECONDS = 3_000; // results of tools raise no event

export class TranscriptFeed {
  #api;
  #id;
  #onChange;
  #timer = null;
  #pulling = false;
  #again = false;
  #pulledAt = 0;
  #caughtUp = false;
  #ended = false;

  /** `onChange(feed)` is called after each change of `transcript`, `phase` or `error`. */
  constructor(api, id, onChange) {
    this.#api = api;
    this.#id = id;
    this.#onChange = onChange;
    this.transcript = EMPTY_TRANSCRIPT;
    this.phase = "loading"; // loading, ready, error
    this.error = null;
  }

  // Lifecycle

  start() {
    this.#pull();
  }

  dispose() {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  // Actions

  /** Something happened: looks for more as soon as the pace allows. */
  nudge() {
    if (this.transcript.complete || (this.phase === "error" && this.error.status !== 0)) return;
    if (this.#pulling) this.#again = true;
    else this.#pullIn(Math.max(0, this.#pulledAt + PULL_AT_MOST_EVERY_MILLISECONDS - Date.now()));
  }

  retry() {
    this.phase = this.transcript.entries.length ? "ready" : "loading";
    this.error = null;
    this.#onChange(this);
    this.#pull();
  }

  #pullIn(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pull(), milliseconds);
  }

  async #pull() {
    if (this.#pulling || this.#ended) return;
    this.#pulling = true;
    this.#again = false;
    this.#pulledAt = Date.now();
    try {
      while (!this.#ended && (await this.#pullPage()));
    } catch (error) {
      this.#fail(error);
    }
    this.#pulling = false;
    if (this.#ended || this.phase === "error" || this.transcript.complete) return;
    this.#pullIn(this.#again ? PULL_AT_MOST_EVERY_MILLISECONDS : LOOK_ANYWAY_AFTER_MILLISECONDS);
  }

  /** Answers whether there may be more at once. */
  async #pullPage() {
    const { transcript } = this;
    const page = await this.#api.get(`/api/commands/${this.#id}/transcript`, { after: transcript.cursor, limit: PAGE });
    if (this.#ended) return false;
    this.transcript = appendPage(transcript, page);
    const changed = this.transcript !== transcript || this.phase !== "ready";
    this.phase = "ready";
    this.error = null;
    if (changed) this.#onChange(this);
    this.#caughtUp ||= page.items.length === 0;
    const advanced = page.items.length > 0 && this.transcript.cursor !== transcript.cursor && !this.transcript.complete;
    return advanced && (page.items.length === PAGE || !this.#caughtUp);
  }

  #fail(error) {
    if (this.#ended) return;
    this.phase = "error";
    this.error = error;
    this.#onChange(this);
  }
}
