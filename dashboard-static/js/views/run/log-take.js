// Copying the events shown, and downloading them whole.

import { clockSeconds, count, plural } from "../../lib/format.js";
import { lineOf } from "./event-facts.js";
import { collectNdjson, saveAs } from "./log-export.js";
import { serverQuery } from "./log-filter.js";
import { storiesOf } from "./log-rows.js";

const COPY_MAX_LINES = 20_000;

export class LogTake {
  /** What a download is at, in words; null when none runs. */
  progress = null;
  #app;
  #onProgress;
  #cancelled = false;

  constructor(app, onProgress) {
    this.#app = app;
    this.#onProgress = onProgress;
  }

  /** Puts the rows on the clipboard, the newest where they are too many. */
  async copy(rows, idOf) {
    const { timeFormat } = this.#app.store.state.ui;
    const taken = rows.slice(-COPY_MAX_LINES);
    const lines = taken.map((event) => lineOf(event, { time: clockSeconds(event.timestamp, timeFormat), storyId: storiesOf(event.payload ?? {}).map(idOf).join("+") }));
    try {
      await navigator.clipboard.writeText(lines.join("\n"));
      this.#say("success", `${plural(taken.length, "event")} copied${taken.length < rows.length ? ", the newest" : ""}.`);
    } catch {
      this.#say("error", "The browser does not let this page copy. Download works.");
    }
  }

  /** Saves all events of the batch that pass, as the server holds them. */
  async download({ filters, batchId, after, accepts }) {
    if (this.progress) return;
    const query = serverQuery(filters, batchId);
    const name = `sprint-runner${batchId === null ? "" : `-batch-${batchId}`}-events.ndjson`;
    this.#cancelled = false;
    this.#tell("Reading events…");
    try {
      const onPage = (found) => {
        this.#tell(`Reading events… ${count(found)} so far`);
        return !this.#cancelled;
      };
      const result = await collectNdjson(this.#app.api, { query, after, accepts, onPage });
      if (result) saveAs(document, result.blob, name);
      if (result) this.#say("success", `${plural(result.count, "event")} saved as ${name}.`);
    } catch (failure) {
      this.#say("error", `The events could not be read: ${failure.message}`);
    }
    this.#tell(null);
  }

  cancel() {
    this.#cancelled = true;
  }

  // Private

  #tell(progress) {
    this.progress = progress;
    this.#onProgress();
  }

  #say(level, text) {
    this.#app.actions.toast({ level, text });
  }
}
