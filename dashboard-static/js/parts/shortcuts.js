// Listens for shortcuts. Views add theirs while they are shown.

import { isTyping } from "../lib/dom.js";
import { KeySequence } from "../lib/keys.js";

/** app.keys: add([{keys, label, group, run}]) → how to remove them. */
export function createKeys(app, document) {
  const sequence = new KeySequence();
  let bindings = [];

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTyping(event.target) || !app.store.state.ui.shortcuts) return;
    if (document.querySelector("dialog[open]")) return;
    const binding = sequence.press(event, bindings, event.timeStamp);
    if (!binding) return;
    event.preventDefault();
    binding.run(event);
  });

  return {
    get bindings() {
      return bindings;
    },
    add(more) {
      bindings = [...bindings, ...more];
      return () => {
        bindings = bindings.filter((binding) => !more.includes(binding));
      };
    },
  };
}
