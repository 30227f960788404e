// The events that pass the filter, kept up to date without filtering everything again. Pure.

import { indexOfId } from "../../state/event-log.js";

const BUDGET_MILLISECONDS = 400; // an expression that needs longer for one pass is given up
const ASK_CLOCK_EVERY = 64;

export class FilteredLog {
  rows = [];
  errors = []; // places in `rows`, ascending
  problem = null;
  #filter = { accepts: () => true, slow: false };
  #isError;
  #clock;
  #firstId = null;
  #lastId = 0;

  constructor(isError, clock = () => performance.now()) {
    this.#isError = isError;
    this.#clock = clock;
  }

  // Actions

  /** @param source the events the rows come from, sorted by id, growing at either end, trimmed at the front */
  setFilter(filter, source) {
    this.#filter = filter;
    this.problem = filter.problem ?? null;
    this.#restart();
    this.sync(source);
  }

  /** Takes over what came since; tells how many rows were added at either end and dropped from the front. */
  sync(source) {
    const length = source.length;
    if (length === 0 || this.#wasReplaced(source)) this.#restart();
    if (length === 0) return { appended: 0, prepended: 0, dropped: 0 };
    const dropped = this.#dropBefore(source[0].id);
    const prepended = this.#takeOlder(source);
    const appended = this.#takeNewer(source);
    this.#firstId = source[0].id;
    this.#lastId = source[length - 1].id;
    return { appended, prepended, dropped };
  }

  /** Place of the row with this id or, where it is not shown, of the next one; -1 when there are none. */
  placeOf(id) {
    return this.rows.length === 0 ? -1 : Math.min(indexOfId(this.rows, id), this.rows.length - 1);
  }

  /** The next error's place after (`step` 1) or before (-1) a row, going round; -1 when there are none. */
  errorFrom(place, step) {
    const { errors } = this;
    if (errors.length === 0) return -1;
    if (step > 0) return errors.find((error) => error > place) ?? errors[0];
    return errors.findLast((error) => error < place) ?? errors.at(-1);
  }

  // Private

  #restart() {
    this.rows = [];
    this.errors = [];
    this.#firstId = null;
    this.#lastId = 0;
  }

  /** Another batch, or a database made anew: nothing of what is held is in the source. */
  #wasReplaced(source) {
    return this.#firstId !== null && (source[source.length - 1].id < this.#lastId || source[0].id > this.#lastId);
  }

  #dropBefore(id) {
    if (this.#firstId === null || id <= this.#firstId) return 0;
    const count = indexOfId(this.rows, id);
    if (count === 0) return 0;
    this.rows.splice(0, count);
    this.errors = this.errors.filter((place) => place >= count).map((place) => place - count);
    return count;
  }

  #takeOlder(source) {
    if (this.#firstId === null || source[0].id >= this.#firstId) return 0;
    const older = this.#passing(source, 0, indexOfId(source, this.#firstId));
    const count = older.length;
    if (count === 0) return 0;
    this.rows = older.concat(this.rows);
    this.errors = errorPlaces(older, 0, this.#isError).concat(this.errors.map((error) => error + count));
    return count;
  }

  #takeNewer(source) {
    const from = this.#firstId === null ? 0 : indexOfId(source, this.#lastId + 1);
    const newer = this.#passing(source, from, source.length);
    const base = this.rows.length;
    for (let index = 0; index < newer.length; index++) {
      this.rows.push(newer[index]);
      if (this.#isError(newer[index])) this.errors.push(base + index);
    }
    return newer.length;
  }

  #passing(source, from, to) {
    const passing = [];
    const { accepts, slow } = this.#filter;
    const deadline = slow ? this.#clock() + BUDGET_MILLISECONDS : Infinity;
    for (let index = from; index < to; index++) {
      const event = source[index];
      if (accepts(event)) passing.push(event);
      if (slow && index % ASK_CLOCK_EVERY === 0 && this.#clock() > deadline) {
        this.problem = "This expression is too slow for so many events; it was stopped";
        this.#filter = { accepts: () => false, slow: false };
        break;
      }
    }
    return passing;
  }
}

function errorPlaces(rows, base, isError) {
  const places = [];
  rows.forEach((row, index) => isError(row) && places.push(base + index));
  return places;
}
