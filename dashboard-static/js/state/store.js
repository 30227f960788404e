// The one store: a reducer, and subscribers told once per frame which topics (top-level keys) changed.

export function createStore(initial, reduce, inNextFrame) {
  let state = initial;
  const changed = new Set();
  const subscribers = new Set();

  function notify() {
    const topics = new Set(changed);
    changed.clear();
    for (const { wanted, listener } of [...subscribers]) {
      if (wanted.some((topic) => topics.has(topic))) tell(listener, topics);
    }
  }

  /** One listener that throws is reported, and keeps none of the others from being told. */
  function tell(listener, topics) {
    try {
      listener(state, topics);
    } catch (failure) {
      queueMicrotask(() => {
        throw failure;
      });
    }
  }

  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      for (const topic of Object.keys(next)) if (next[topic] !== state[topic]) changed.add(topic);
      state = next;
      inNextFrame(notify);
    },
    /** Calls `listener(state, topics)` after one of the wanted topics changed; answers how to end that. */
    subscribe(wanted, listener) {
      const subscriber = { wanted, listener };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
