// Keyboard shortcuts: single keys and two-key sequences ("g r"). Pure; a press is {key, ctrlKey, metaKey, altKey}.

const SEQUENCE_MILLISECONDS = 1_200;

/** Matches presses against the bindings' `keys`; keeps the first key of a sequence for a short time. */
export class KeySequence {
  #prefix = null;
  #prefixAt = 0;

  /** The binding that this press completes, or null. */
  press({ key, ctrlKey, metaKey, altKey }, bindings, now) {
    if (ctrlKey || metaKey || altKey) return null;
    const prefix = now - this.#prefixAt <= SEQUENCE_MILLISECONDS ? this.#prefix : null;
    this.#prefix = null;
    const typed = prefix ? `${prefix} ${key}` : key;
    const found = bindings.find(({ keys }) => keys === typed);
    if (found) return found;
    if (bindings.some(({ keys }) => keys.startsWith(`${key} `))) {
      this.#prefix = key;
      this.#prefixAt = now;
    }
    return null;
  }
}
