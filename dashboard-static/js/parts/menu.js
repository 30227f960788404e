// A button's menu (WAI-ARIA menu button): arrows, Home, End, Esc, click beside it.

import { html, nothing } from "lit-html";
import { createRef, ref } from "lit-html/directives/ref.js";
import { icon } from "./icon.js";

export class Menu {
  #open = false;
  #button = createRef();
  #list = createRef();
  #redraw;

  /** `redraw()` renders the owner at once, so that focus can move into the list. */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  // Templates

  /** `items`: [{label, icon, hint?, danger?, checked?, run}]; `face` is the button's inside, `label` its name. */
  template({ label, face, items, className = "icon-button", disabled = false, id = null }) {
    return html`<span class="menu-anchor" @keydown=${this.#onKey}>
      <button
        type="button"
        id=${id ?? nothing}
        class=${className}
        ?disabled=${disabled}
        aria-haspopup="menu"
        aria-expanded=${this.#open}
        aria-label=${label}
        title=${label}
        ${ref(this.#button)}
        @click=${this.#toggle}
      >${face}</button>
      ${this.#open ? this.#listTemplate(label, items) : nothing}
    </span>`;
  }

  #listTemplate(label, items) {
    return html`<div class="popover menu" role="menu" aria-label=${label} ${ref(this.#list)}>
      ${items.map(
        (item) => html`<button
          type="button"
          class="menu-item ${item.danger ? "menu-item-danger" : ""}"
          role=${item.checked === undefined ? "menuitem" : "menuitemradio"}
          aria-checked=${item.checked ?? nothing}
          tabindex="-1"
          @click=${() => this.#choose(item)}
        >
          ${icon(item.icon)}<span>${item.label}</span>
          ${item.hint ? html`<span class="menu-hint">${item.hint}</span>` : nothing}
          ${item.checked ? html`<span class="menu-hint">${icon("check")}</span>` : nothing}
        </button>`,
      )}
    </div>`;
  }

  // Callbacks

  #toggle = () => this.#show(!this.#open);

  #choose(item) {
    this.#show(false);
    this.#button.value?.focus();
    item.run();
  }

  #onKey = (event) => {
    if (!this.#open) return;
    const items = [...this.#list.value.children];
    const at = items.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to % items.length].focus();
    else if (event.key === "Escape") this.#show(false), this.#button.value.focus();
    else if (event.key === "Tab") this.#show(false);
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  #onPointer = (event) => {
    if (!this.#list.value?.parentElement.contains(event.target)) this.#show(false);
  };

  #show(open) {
    if (open === this.#open) return;
    this.#open = open;
    this.#redraw();
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.#onPointer, true);
    if (open) this.#list.value.firstElementChild.focus();
  }
}
