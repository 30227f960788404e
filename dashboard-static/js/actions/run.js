// What the operator asks of the run. No optimism: a press is pending until the server's state shows its effect.

const NO_ANSWER_AFTER_MILLISECONDS = 10_000;

export function runActions({ store, api, data }) {
  const form = (changes) => store.dispatch({ type: "patch", topic: "form", changes });

  async function press(action, path, body, extra = {}) {
    if (store.state.form.pending) return;
    const pending = { action, since: Date.now(), ...extra };
    form({ pending, message: null, confirm: null, confirmAt: null });
    setTimeout(() => noAnswer(pending), NO_ANSWER_AFTER_MILLISECONDS);
    try {
      await api.post(path, body);
    } catch (failure) {
      form({ pending: null, message: { level: "error", text: failure.message } });
    }
  }

  function noAnswer(pending) {
    if (store.state.form.pending !== pending) return;
    form({ pending: null, message: { level: "warning", text: "No answer yet. The state was read again." } });
    data.refreshStatus();
  }

  return {
    start() {
      const { all, cycles } = store.state.form;
      return press("start", "/api/orchestrator/start", { max_cycles: all ? "all" : cycles });
    },
    stop: (mode = "story") => press("stop", "/api/orchestrator/stop", { mode }, { mode }),
    resume: (id) => press("resume", "/api/orchestrator/resume", { batch_id: id }),
    tryNow: () => press("try_now", "/api/orchestrator/try_now", {}),
    /** Writes a story's status into the sprint file; the answer, or an ApiError. */
    setStoryStatus: (key, status) => api.put(`/api/sprint/stories/${encodeURIComponent(key)}`, { status }),
  };
}
