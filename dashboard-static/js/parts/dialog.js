// Modal dialogs, and the focus trap of panels that are no dialogs.

import { focusables } from "../lib/dom.js";

/** Opens a <dialog>; Esc, its closing forms and a click beside it close it. Answers how to close it; the browser gives focus back. */
export function openDialog(dialog, onClose) {
  dialog.addEventListener("close", onClose, { once: true });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  return () => dialog.close();
}

/** Keeps Tab inside the element until released, and takes Esc; the release gives focus back to where it was. */
export function trapFocus(element, { onEscape, first = null }) {
  const before = element.ownerDocument.activeElement;
  const onKey = (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
    if (event.key === "Tab") cycle(event, focusables(element));
  };
  element.addEventListener("keydown", onKey);
  (first ?? focusables(element)[0] ?? element).focus();

  return function release({ restore = true } = {}) {
    element.removeEventListener("keydown", onKey);
    if (restore && before?.isConnected) before.focus();
  };
}

function cycle(event, items) {
  if (items.length === 0) return;
  const leaving = event.shiftKey ? items[0] : items[items.length - 1];
  if (event.target !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? items[items.length - 1] : items[0]).focus();
}
