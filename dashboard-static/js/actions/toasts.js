// Toasts: shown, merged, closed.

import { withToast } from "../state/toasts.js";

export function toastActions({ store }) {
  let nextId = 1;
  const put = (toasts) => store.dispatch({ type: "put", topic: "toasts", value: toasts });

  return {
    /** level: "error", "warning", "success" or "info"; action: {label, run}. */
    toast({ level, text, action = null }) {
      put(withToast(store.state.toasts, { id: nextId++, level, text, action, at: Date.now(), times: 1 }));
    },
    dismiss(id) {
      put(store.state.toasts.filter((toast) => toast.id !== id));
    },
    dismissAll() {
      put([]);
    },
  };
}
