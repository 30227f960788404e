// The list of toasts. Pure.

const MERGE_WITHIN_MILLISECONDS = 30_000;

export const MAX_VISIBLE = 4;

/** How long a toast of that level stays, in ms; null: until it is closed. */
export const lifetime = (level) => ({ error: null, warning: 10_000 })[level] === undefined ? 5_000 : { error: null, warning: 10_000 }[level];

/** The list with a toast added, or an equal recent one counted up. */
export function withToast(toasts, toast) {
  const same = toasts.find((other) => other.level === toast.level && other.text === toast.text && toast.at - other.at < MERGE_WITHIN_MILLISECONDS);
  if (!same) return [...toasts, toast];
  return toasts.map((other) => (other === same ? { ...other, at: toast.at, times: other.times + 1 } : other));
}
