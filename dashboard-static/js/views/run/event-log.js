// The event log: the filter, the rows that pass, their list, and what can be done with them.

import { render } from "lit-html";
import { setText } from "../../lib/dom.js";
import { plural } from "../../lib/format.js";
import { sourceOf } from "../../state/overview.js";
import { facts, isError } from "./event-facts.js";
import { FilteredLog } from "./filtered-log.js";
import { LogColumns } from "./log-columns.js";
import { NO_FILTERS, compileFilter } from "./log-filter.js";
import { errorWords, logEmpty, logFrame, logStatus, statusOf } from "./log-frame.js";
import { LogHeight } from "./log-height.js";
import { LogList } from "./log-list.js";
import { recall, runKeys } from "./log-memory.js";
import { LogPlace, placeKeys } from "./log-place.js";
import { storyNames } from "./log-rows.js";
import { LogTake } from "./log-take.js";
import { choicesOf, logToolbar } from "./log-toolbar.js";

const PARTS = ["toolbar", "table", "head", "scroll", "space", "window", "empty", "new", "new-text", "status"];
const TOOL_TOPICS = ["batch", "scope", "past", "server"];

export class EventLog {
  #app;
  #host;
  #parts;
  #list;
  #columns;
  #height;
  #take;
  #place;
  #memory;
  #model = new FilteredLog(isError);
  #filter = compileFilter(NO_FILTERS, facts);
  #scope = null;
  #newRows = 0;
  #version = 0;
  #filtersOpen = false;

  constructor(app, host) {
    this.#app = app;
    this.#host = host;
    app.storage.register({ ...runKeys, ...placeKeys });
    this.#memory = recall(app.storage);
    render(logFrame({ onNew: () => this.follow(true) }), host);
    const part = (name) => host.querySelector(`.log-${name}`);
    this.#parts = Object.fromEntries(PARTS.map((name) => [name, part(name)]));
    this.#list = new LogList(this.#parts, {
      open: (id) => app.actions.select("event", id),
      follow: () => this.#followChanged(),
      moved: () => this.#moved(),
      nearTop: () => app.actions.loadOlderEvents(),
    });
    this.#columns = new LogColumns(this.#parts, this.#memory.columns, (columns) => this.#remember({ columns }));
    this.#height = new LogHeight(part("handle"), host, (logHeight) => this.#remember({ logHeight }));
    this.#take = new LogTake(app, () => this.#drawStatus());
    this.#place = new LogPlace(app.storage);
    this.#drawTools();
  }

  // Actions

  /** Takes over what changed in the store since; `topics` null means everything. */
  update(topics = null) {
    const { scope, ui } = this.#app.store.state;
    const changed = (names) => topics === null || names.some((name) => topics.has(name));
    if (this.#scope !== scope.batchId) this.#enter(scope.batchId);
    if (changed(["ui"])) this.#list.setDensity(ui.density);
    if (changed(TOOL_TOPICS)) this.#drawTools();
    const items = this.#items;
    if (this.#hiddenUpTo > (items.at(-1)?.id ?? Infinity)) this.#hideUpTo(0); // of a database that is gone
    const { appended, prepended, dropped } = this.#model.sync(items);
    if (appended + prepended + dropped > 0 || changed([...TOOL_TOPICS, "ui"])) this.#version++;
    const { following } = this.#list.rule;
    this.#newRows = following ? 0 : this.#newRows + appended;
    const anchor = following || this.#scope !== null ? null : this.#place.found(this.#source.log, this.#app.actions.loadOlderEvents);
    this.#show({ shift: prepended - dropped, anchor });
  }

  /** Reads the memory again: it can be read from when the project is known. */
  recall() {
    this.#memory = recall(this.#app.storage);
    this.#list.rule.set(this.#memory.follow);
    this.#columns.use(this.#memory.columns);
    this.#height.use(this.#memory.logHeight);
    this.#place.recall();
    this.#refilter();
  }

  /** Shows the events of one command only. */
  showOperation(commandId) {
    this.#setFilters({ ...NO_FILTERS, commandId });
    this.follow(true);
    this.#host.scrollIntoView({ block: "nearest" });
    this.#parts.scroll.focus({ preventScroll: true });
  }

  /** Keeps to the end, or no longer; without an argument the other of the two. */
  follow(following = !this.#list.rule.following) {
    this.#list.rule.set(following);
    this.#followChanged();
  }

  /** Goes to the next error (1), or the one before (-1). */
  toError(step) {
    const { activePlace, topPlace } = this.#list;
    const from = activePlace >= 0 ? activePlace : step > 0 ? topPlace - 1 : this.#model.rows.length;
    const place = this.#model.errorFrom(from, step);
    if (place < 0) return;
    this.follow(false);
    this.#list.activate(place, { centre: true });
    this.#draw();
  }

  focusSearch() {
    const field = this.#host.querySelector("#log-search");
    field.focus();
    field.select();
  }

  // Filters

  #setFilters(filters) {
    this.#remember({ filters });
    this.#refilter();
  }

  /** Filters anew; the event in view stays in view, or what stands next to it. */
  #refilter() {
    const anchor = this.#list.anchor();
    this.#filter = compileFilter(this.#memory.filters, facts, this.#hiddenUpTo);
    this.#model.setFilter(this.#filter, this.#items);
    this.#version++;
    this.#drawTools();
    this.#show({ anchor });
  }

  #hideUpTo(id) {
    this.#remember({ hiddenUpTo: id });
    this.#refilter();
  }

  /** Another batch: its events, from their end on. */
  #enter(batchId) {
    this.#scope = batchId;
    this.#newRows = 0;
    this.#list.activeId = null;
    this.#list.rule.set(batchId !== null || this.#memory.follow);
    this.#refilter();
  }

  // Callbacks

  #followChanged() {
    const { following } = this.#list.rule;
    if (following) this.#newRows = 0;
    if (this.#scope === null) this.#remember({ follow: following });
    this.#drawTools();
    this.#show({});
  }

  #moved() {
    this.#app.inNextFrame(this.#draw);
    if (this.#scope === null) this.#place.keep(this.#list.rule.following ? null : this.#list.anchor());
  }

  // Drawing

  #show({ shift = 0, anchor = null }) {
    const { timeFormat } = this.#app.store.state.ui;
    this.#list.show(this.#model.rows, { timeFormat, idOf: this.#idOf }, { version: this.#version, shift, anchor });
    this.#draw();
  }

  #draw = () => {
    const { rows, errors } = this.#model;
    this.#list.draw();
    this.#parts.table.setAttribute("aria-rowcount", rows.length + 1);
    this.#parts.new.hidden = this.#newRows === 0 || this.#list.rule.following;
    setText(this.#parts["new-text"], `${plural(this.#newRows, "new event")}`);
    const counter = this.#host.querySelector("#error-count");
    setText(counter, errorWords(errors, this.#list.activePlace));
    counter.parentElement.classList.toggle("has-errors", errors.length > 0);
    this.#drawStatus();
  };

  #drawStatus() {
    const shown = this.#model.rows.length;
    const view = { ...statusOf(this.#source, this.#hiddenUpTo), shown, filtered: this.#filter.active, busy: this.#take.progress };
    const on = {
      onOlder: () => this.#app.actions.loadOlderEvents(),
      onUnhide: () => this.#hideUpTo(0),
      onCancel: () => this.#take.cancel(),
      onClear: () => this.#setFilters({ ...NO_FILTERS }),
    };
    render(logStatus(view, on), this.#parts.status);
    this.#parts.empty.hidden = shown > 0;
    this.#host.firstElementChild.classList.toggle("is-bare", view.loaded === 0);
    if (shown === 0) render(logEmpty(view, on), this.#parts.empty);
  }

  #drawTools() {
    const { batch, past } = this.#source;
    const { filters } = this.#memory;
    this.#idOf = storyNames(batch?.stories ?? []);
    const view = {
      ...choicesOf(batch, filters),
      filters,
      problem: this.#model.problem,
      following: this.#list.rule.following,
      readOnly: past,
      open: this.#filtersOpen,
    };
    render(logToolbar(view, this.#tools), this.#parts.toolbar);
  }

  #tools = {
    filter: (changes) => this.#setFilters({ ...this.#memory.filters, ...changes }),
    errors: (step) => this.toError(step),
    follow: () => this.follow(),
    copy: () => this.#take.copy(this.#model.rows, this.#idOf),
    download: () => this.#take.download({ filters: this.#memory.filters, batchId: this.#source.batch?.summary.id ?? null, after: this.#hiddenUpTo, accepts: this.#filter.accepts }),
    hide: () => this.#hideUpTo((this.#model.rows[this.#list.activePlace] ?? this.#model.rows.at(-1))?.id ?? 0),
    toggleFilters: () => {
      this.#filtersOpen = !this.#filtersOpen;
      this.#drawTools();
    },
  };

  // Private

  #idOf = storyNames([]);

  get #source() {
    return sourceOf(this.#app.store.state);
  }

  get #items() {
    return this.#source.log?.items ?? [];
  }

  /** A past batch is shown whole. */
  get #hiddenUpTo() {
    return this.#scope === null ? this.#memory.hiddenUpTo : 0;
  }

  #remember(changes) {
    Object.assign(this.#memory, changes);
    this.#app.storage.set("run", changes);
  }
}
