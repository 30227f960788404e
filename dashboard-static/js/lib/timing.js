// Timers written once. Pure of the page: what schedules is passed in.

/** Calls `action` once, `wait` ms after the last call; `flush` calls it at once if a call is due. */
export function debounce(action, wait, timers = globalThis) {
  let due = null;
  const run = () => {
    due = null;
    action();
  };
  const debounced = () => {
    timers.clearTimeout(due);
    due = timers.setTimeout(run, wait);
  };
  debounced.flush = () => {
    if (due === null) return;
    timers.clearTimeout(due);
    run();
  };
  return debounced;
}

const HIDDEN_INTERVAL_MILLISECONDS = 1_000;

/**
 * Runs work once per animation frame, or once per second while the page is hidden (where frames do not come).
 * `page` offers requestFrame, cancelFrame, setTimeout, clearTimeout, isHidden and onVisibilityChange.
 */
export function createFrames(page) {
  const due = new Set();
  let cancel = null;

  const run = () => {
    cancel = null;
    const work = [...due];
    due.clear();
    for (const action of work) action();
  };
  const schedule = () => {
    if (page.isHidden()) {
      const timeout = page.setTimeout(run, HIDDEN_INTERVAL_MILLISECONDS);
      cancel = () => page.clearTimeout(timeout);
    } else {
      const frame = page.requestFrame(run);
      cancel = () => page.cancelFrame(frame);
    }
  };
  page.onVisibilityChange(() => {
    if (!cancel) return;
    cancel();
    schedule();
  });

  return function inNextFrame(action) {
    due.add(action);
    if (!cancel) schedule();
  };
}
