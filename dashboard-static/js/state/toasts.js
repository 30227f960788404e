// The list of toasts. Pure.

const MERGE_WITHIN_MILLISECONDS = 30_000;
const LIFETIMES = { error: null, warning: 10_000, success: 5_000, info: 5_000 };

export const MAX_VISIBLE = 4;

/** How long a toast of that level stays, in ms; null: until it is closed. */
export const lifetime = (level) => LIFETIMES[level];

/** The list with a toast added, or an equal recent one counted up. */
export function withToast(toasts, toast) {
  const equal = ({ level, text, at }) => level === toast.level && text === toast.text && toast.at - at < MERGE_WITHIN_MILLISECONDS;
  const same = toasts.find(equal);
  if (!same) return [...toasts, toast];
  return toasts.map((other) => (other === same ? { ...other, at: toast.at, times: other.times + 1 } : other));
}
