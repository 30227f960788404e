// Toasts: at most four visible, equal ones within 30 s merged.

import { withToast } from "../state/toasts.js";

let nextId = 1;

export function toastActions({ store }) {
  const put = (toasts) => store.dispatch({ type: "toast", toasts });

  return {
    /** level: "error", "warning", "success" or "info"; action: {label, run} or null. */
    toast({ level, text, action = null }) {
      put(withToast(store.state.toasts, { id: nextId++, level, text, action, at: Date.now(), times: 1 }));
    },
    dismiss(id) {
      put(store.state.toasts.filter((toast) => toast.id !== id));
    },
  };
}
