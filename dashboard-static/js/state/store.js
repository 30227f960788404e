// The one store: a reducer, and subscribers told once per frame which topics (top-level keys) changed.

export function createStore(initial, reduce, inNextFrame) {
  let state = initial;
  const changed = new Set();
  const subscribers = new Set();

  function notify() {
    const topics = new Set(changed);
    changed.clear();
    for (const { wanted, listener } of [...subscribers]) {
      if (wanted.some((topic) => topics.has(topic))) listener(state, topics);
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
