// A button that puts a text on the clipboard and says so.

import { html } from "lit-html";
import { icon } from "../../parts/icon.js";

const SAID_FOR_MILLISECONDS = 1_600;

/** `text` is a string, or a function that gives it when pressed. */
export function copyButton(app, text, label, { words = false } = {}) {
  const press = async (event) => {
    const button = event.currentTarget;
    const copied = await copyText(typeof text === "function" ? text() : text);
    app.announce.polite(copied ? "Copied." : "The browser did not allow copying.");
    button.dataset.copied = String(copied);
    setTimeout(() => delete button.dataset.copied, SAID_FOR_MILLISECONDS);
  };
  return html`<button type="button" class=${words ? "button button-small copy" : "icon-button icon-button-small copy"} aria-label=${label} title=${label} @click=${press}>
    <span class="copy-idle">${icon("copy", { size: 14 })}</span><span class="copy-done">${icon("check", { size: 14 })}</span>${words ? html`<span>Copy</span>` : ""}
  </button>`;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // plain http beyond this machine has no clipboard API
  }
}

function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  const focused = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus?.();
  return copied;
}
