// The drawer's frame: beside the content or over it, its width, and where the focus goes.

import { focusables, isTyping, setVars } from "../../lib/dom.js";
import { is } from "../../lib/storage.js";

const MIN_WIDTH = 360;
const MAX_WIDTH = 960;
const DEFAULT_WIDTH = 520;
const STEP = 16;
const BESIDE = matchMedia("(min-width: 1280px)");

const stored = { inspector: { fields: { width: { check: is.integer(MIN_WIDTH, MAX_WIDTH), fallback: DEFAULT_WIDTH } } } };

export function createDrawer(app, element) {
  const handle = resizeHandle();
  let opener = null;
  let hadFocus = false;
  let width = DEFAULT_WIDTH;

  // Lifecycle

  app.storage.register(stored);
  element.append(handle);
  handle.addEventListener("pointerdown", drag);
  handle.addEventListener("keydown", resizeByKey);
  element.addEventListener("keydown", keepFocusInside);
  element.addEventListener("pointerdown", closeByScrim);
  document.addEventListener("keydown", closeByEscape);
  BESIDE.addEventListener("change", applyMode);
  const end = app.store.subscribe(["server"], restoreWidth);
  restoreWidth();

  // Actions

  function show(host) {
    hadFocus = element.contains(document.activeElement);
    if (element.hidden) opener = document.activeElement === document.body ? null : document.activeElement;
    element.querySelector(".inspector-panel")?.remove();
    element.append(host);
    element.hidden = false;
    applyMode();
  }

  /** Moves the focus in when the operator opened it, or while it covers the page. */
  function focus() {
    const byOpener = opener && document.activeElement === opener;
    if (hadFocus || byOpener || isOver()) element.querySelector("#inspector-title")?.focus();
  }

  function close() {
    const had = element.contains(document.activeElement) || document.activeElement === document.body;
    element.querySelector(".inspector-panel")?.remove();
    element.hidden = true;
    if (had) (opener?.isConnected ? opener : document.getElementById("main"))?.focus();
    opener = null;
  }

  function dispose() {
    end();
    document.removeEventListener("keydown", closeByEscape);
    BESIDE.removeEventListener("change", applyMode);
  }

  // Callbacks

  /** What is remembered is known with the project. */
  function restoreWidth() {
    setWidth(app.storage.get("inspector").width);
  }

  function applyMode() {
    const over = isOver();
    element.classList.toggle("inspector-over", over);
    element.setAttribute("aria-labelledby", "inspector-title");
    if (over) element.setAttribute("role", "dialog");
    else element.removeAttribute("role");
    if (over) element.setAttribute("aria-modal", "true");
    else element.removeAttribute("aria-modal");
  }

  function closeByEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || element.hidden || document.querySelector("dialog[open]")) return;
    if (isTyping(event.target) && !element.contains(event.target)) return;
    event.preventDefault();
    app.actions.closeInspector();
  }

  function closeByScrim(event) {
    if (event.target === element && isOver()) app.actions.closeInspector();
  }

  function keepFocusInside(event) {
    if (event.key !== "Tab" || !isOver()) return;
    const stops = focusables(element);
    const from = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== from && element.contains(document.activeElement) && document.activeElement.tabIndex >= 0) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }

  function drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const right = element.getBoundingClientRect().right;
    const move = ({ clientX }) => setWidth(right - clientX);
    const end = () => {
      handle.removeEventListener("pointermove", move);
      app.storage.set("inspector", { width });
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  function resizeByKey(event) {
    const to = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: MIN_WIDTH, End: MAX_WIDTH }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setWidth(to);
    app.storage.set("inspector", { width });
  }

  function setWidth(pixels) {
    width = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, pixels)));
    setVars(element, { "--inspector-width": `${width}px` });
    handle.setAttribute("aria-valuenow", String(width));
    handle.setAttribute("aria-valuetext", `${width} pixels`);
  }

  const isOver = () => !BESIDE.matches;

  return { show, focus, close, dispose };
}

function resizeHandle() {
  const handle = document.createElement("div");
  const attributes = { class: "inspector-handle", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the details", "aria-valuemin": MIN_WIDTH, "aria-valuemax": MAX_WIDTH };
  for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, String(value));
  return handle;
}
