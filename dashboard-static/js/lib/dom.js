// Small helpers around elements that are handed in.

/** Sets custom properties ({"--done": "40%"}) without a style attribute, which the page's policy forbids. */
export function setVars(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, String(value));
}

/** True when a key press belongs to a field and not to the page. */
export function isTyping(target) {
  return Boolean(target?.closest?.("input, textarea, select, [contenteditable]"));
}

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']";

/** What Tab reaches inside the element, in order. */
export function focusables(element) {
  return [...element.querySelectorAll(FOCUSABLE)].filter((item) => item.getClientRects().length > 0);
}

/** Writes a text only when it differs, so that a selection and the accessibility tree stay in peace. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
