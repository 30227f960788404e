// A pressed button stays pending until the server's state shows its effect. Pure.

const HOLDS = {
  start: (status, { batchId }) => status.status !== "idle" || (batchId !== undefined && status.batch_id >= batchId),
  resume: (status) => status.status !== "idle",
  stop: (status, { mode }) => status.status === "idle" || status.stopping?.mode === mode,
  try_now: (status) => status.status !== "waiting",
};

/** The form without its pending action once the status shows the effect; a message of an earlier press goes when the state moves on. */
export function pendingAfter(form, status) {
  const { pending, confirm } = form;
  const running = status.status !== "idle";
  const confirmStays = confirm === null || (confirm === "now" ? running : !running);
  const settled = pending !== null && HOLDS[pending.action]?.(status, pending);
  if (!settled && confirmStays) return form;
  return {
    ...form,
    ...(settled && { pending: null, message: null }),
    ...(!confirmStays && { confirm: null, confirmAt: null }),
  };
}
