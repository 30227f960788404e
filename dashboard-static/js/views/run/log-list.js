// The virtual list of the log: what is drawn, where it is scrolled, which row is the active one.

import { html, render } from "lit-html";
import { setVars } from "../../lib/dom.js";
import { clampScroll, isAtEnd, maxScroll, rowForKey, scrollToPlace, scrollToReveal, visibleRange } from "../../lib/virtual-list.js";
import { indexOfId } from "../../state/event-log.js";
import { FollowRule } from "./follow-rule.js";
import { logRows, titleOfCut } from "./log-rows.js";

const NEAR_TOP_ROWS = 10;
const NARROW_PX = 600;
const ROW_HEIGHTS = { narrow: 48, comfortable: 36, compact: 28 };

export class LogList {
  rule = new FollowRule();
  activeId = null;
  #elements;
  #on;
  #rows = [];
  #context = {};
  #size = { viewportHeight: 0, rowHeight: 28 };
  #top = 0;
  #drawn = ""; // what the last drawing was made of: the same is not drawn again
  #drawnVersion = 0;
  #placed = false;
  #density = "compact";
  #selecting = false;

  /**
   * @param elements `{table, scroll, space, window}`, nested in this order
   * @param on `{open(id), follow(), moved(), nearTop()}`: a row was opened, following changed, the list was scrolled or moved in
   */
  constructor(elements, on) {
    this.#elements = elements;
    this.#on = on;
    this.#listen(elements.scroll);
  }

  // Actions

  /**
   * Draws these rows.
   *
   * @param version changes whenever rows or their looks do
   * @param shift how many rows came in front (or, negative, went): what is in view stays in view
   * @param anchor where a changed filter found the reader, from `anchor()`
   */
  show(rows, context, { version, shift = 0, anchor = null }) {
    this.#rows = rows;
    this.#context = context;
    this.#setHeight();
    if (this.rule.following && !this.#selecting) this.#scrollTo(maxScroll(this.#list));
    else if (anchor) this.#restore(anchor);
    else if (shift !== 0) this.#scrollTo(clampScroll(this.#top + shift * this.#size.rowHeight, this.#list));
    else if (this.#top > maxScroll(this.#list)) this.#scrollTo(maxScroll(this.#list));
    this.draw(version);
  }

  draw(version = this.#drawnVersion) {
    const { start, end } = visibleRange({ ...this.#list, scrollTop: this.#top });
    const tabId = this.#tabId(start, end);
    const drawn = [version, start, end, this.activeId, tabId].join();
    if (drawn !== this.#drawn) this.#drawRows(start, end, tabId);
    this.#drawn = drawn;
    this.#drawnVersion = version;
    if (this.#placed) queueMicrotask(() => (this.#elements.scroll.scrollTop = this.#top)); // after all that this frame draws: one layout, not many
    this.#placed = false;
  }

  #drawRows(start, end, tabId) {
    this.#keepFocus(start, end);
    this.#elements.window.style.transform = `translateY(${start * this.#size.rowHeight}px)`;
    render(html`${logRows(this.#rows.slice(start, end), start, { ...this.#context, activeId: this.activeId, tabId })}`, this.#elements.window);
  }

  setDensity(density) {
    this.#density = density;
    this.#measure();
  }

  /** The event that the reader looks at, and how far below the top edge it stands. */
  anchor() {
    const { rowHeight, viewportHeight } = this.#size;
    const active = this.#placeOfActive();
    const activeTop = active * rowHeight - this.#top;
    const place = active >= 0 && activeTop >= 0 && activeTop < viewportHeight ? active : Math.ceil(this.#top / rowHeight);
    const row = this.#rows[Math.min(place, this.#rows.length - 1)];
    return row ? { id: row.id, offset: Math.round(place * rowHeight - this.#top) } : null;
  }

  /** Makes a row the active one and brings it into view; the focus follows when asked for. */
  activate(place, { focus = false, centre = false } = {}) {
    const row = this.#rows[place];
    if (!row) return;
    this.activeId = row.id;
    const { rowHeight, viewportHeight } = this.#size;
    const top = centre ? scrollToPlace(place, (viewportHeight - rowHeight) / 2, this.#list) : scrollToReveal(place, this.#top, this.#list);
    this.#scrollTo(top);
    this.draw();
    if (focus) this.#elements.window.querySelector(".is-active")?.focus({ preventScroll: true });
  }

  /** Where the next drawing puts the list. */
  #scrollTo(top) {
    this.#placed = this.#placed || top !== this.#top;
    this.#top = top;
    this.rule.placed(top);
  }

  get activePlace() {
    return this.#placeOfActive();
  }

  get topPlace() {
    return Math.floor(this.#top / this.#size.rowHeight);
  }

  // Private

  /** Takes over a new size; what stood at the top stays there. */
  #measure() {
    const { scroll: scroller, table, space } = this.#elements;
    const narrow = scroller.clientWidth < NARROW_PX;
    const size = { viewportHeight: scroller.clientHeight, rowHeight: ROW_HEIGHTS[narrow ? "narrow" : this.#density] ?? ROW_HEIGHTS.compact };
    if (size.viewportHeight === 0 || (size.viewportHeight === this.#size.viewportHeight && size.rowHeight === this.#size.rowHeight)) return;
    const anchor = this.anchor();
    this.#size = size;
    table.classList.toggle("is-narrow", narrow);
    setVars(space, { "--log-row": `${size.rowHeight}px` });
    this.#setHeight();
    if (this.rule.following) this.#scrollTo(maxScroll(this.#list));
    else this.#restore(anchor);
    this.#drawn = "";
    this.draw();
  }

  /** A list that follows stands still while a text in it is being selected. */
  #selectionChanged(selection) {
    const selecting = !selection.isCollapsed && this.#elements.window.contains(selection.anchorNode);
    const ended = this.#selecting && !selecting;
    this.#selecting = selecting;
    if (!ended || !this.rule.following) return;
    this.#scrollTo(maxScroll(this.#list));
    this.draw();
  }

  get #list() {
    return { ...this.#size, count: this.#rows.length };
  }

  /** Puts the anchor, or the event next to it, where it stood. */
  #restore(anchor) {
    if (!anchor || this.#rows.length === 0) return;
    const place = Math.min(indexOfId(this.#rows, anchor.id), this.#rows.length - 1);
    this.#scrollTo(scrollToPlace(place, anchor.offset, this.#list));
  }

  #setHeight() {
    const height = `${this.#rows.length * this.#size.rowHeight}px`;
    if (this.#elements.space.style.height !== height) this.#elements.space.style.height = height;
  }

  #placeOfActive() {
    if (this.activeId === null) return -1;
    const place = indexOfId(this.#rows, this.activeId);
    return this.#rows[place]?.id === this.activeId ? place : -1;
  }

  /** Tab reaches the active row, or where it is out of sight the first one in view. */
  #tabId(start, end) {
    const active = this.#placeOfActive();
    if (active >= start && active < end) return this.activeId;
    return this.#rows[Math.min(Math.ceil(this.#top / this.#size.rowHeight), this.#rows.length - 1)]?.id ?? null;
  }

  /** A focused row that is about to go hands its focus to the list, where keys go on from it. */
  #keepFocus(start, end) {
    const id = Number(this.#elements.window.ownerDocument.activeElement?.closest?.(".log-row")?.dataset.id);
    if (!id || !this.#elements.window.contains(this.#elements.window.ownerDocument.activeElement)) return;
    const place = indexOfId(this.#rows, id);
    if (place < start || place >= end || this.#rows[place]?.id !== id) this.#elements.scroll.focus({ preventScroll: true });
  }

  #listen(scroller) {
    const now = () => performance.now();
    const gesture = () => this.rule.gesture(now());
    scroller.addEventListener("wheel", gesture, { passive: true });
    scroller.addEventListener("touchmove", gesture, { passive: true });
    scroller.addEventListener("pointerdown", (event) => event.offsetX > scroller.clientWidth && event.target === scroller && this.rule.hold());
    scroller.ownerDocument.addEventListener("pointerup", () => this.rule.release(now()));
    scroller.ownerDocument.addEventListener("selectionchange", () => this.#selectionChanged(scroller.ownerDocument.getSelection()));
    new ResizeObserver(() => this.#measure()).observe(scroller);
    scroller.addEventListener("scroll", () => this.#scrolled(now()), { passive: true });
    scroller.addEventListener("keydown", (event) => this.#key(event));
    scroller.addEventListener("click", (event) => this.#click(event));
    scroller.addEventListener("focusin", (event) => this.#focused(event));
    scroller.addEventListener("pointerover", (event) => titleOfCut(event.target.closest(".log-cell")), { passive: true });
  }

  #scrolled(now) {
    const top = this.#elements.scroll.scrollTop;
    if (Math.abs(top - this.#top) < 1) return; // the echo of a drawing
    this.#top = top;
    if (this.rule.scrolled({ top: this.#top, atEnd: isAtEnd(this.#top, this.#list), now })) this.#on.follow();
    if (!this.rule.following && this.#top < NEAR_TOP_ROWS * this.#size.rowHeight) this.#on.nearTop();
    this.#on.moved();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = this.#placeOfActive();
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      return this.#on.open(this.activeId);
    }
    const pageRows = Math.max(1, Math.floor(this.#size.viewportHeight / this.#size.rowHeight) - 1);
    const from = active >= 0 ? active : Math.ceil(this.#top / this.#size.rowHeight);
    const place = rowForKey(event.key, from, { count: this.#rows.length, pageRows });
    if (place === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#follow(place === this.#rows.length - 1);
    this.activate(place, { focus: true });
    if (place < NEAR_TOP_ROWS) this.#on.nearTop();
  }

  #follow(following) {
    if (this.rule.following === following) return;
    this.rule.set(following);
    this.#on.follow();
  }

  #click(event) {
    const id = Number(event.target.closest(".log-row")?.dataset.id);
    if (!id || !event.view.getSelection().isCollapsed) return;
    this.activeId = id;
    this.draw();
    this.#on.open(id);
  }

  /** Tab or a click brought the focus to a row: it is the active one. */
  #focused(event) {
    const id = Number(event.target.closest(".log-row")?.dataset.id);
    if (!id || id === this.activeId) return;
    this.activeId = id;
    this.#on.moved();
  }
}
