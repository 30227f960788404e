// One thing read over REST: loading, there, or failed with a way to try again. Late answers of an earlier try are dropped.

import { html, nothing } from "lit-html";
import { icon } from "../../parts/icon.js";

/** `read()` answers a promise; `onChange` is called after each change of `state`: {phase: "loading"|"ready"|"error", data, error}. */
export function createResource(read, onChange) {
  let turn = 0;
  const resource = {
    state: { phase: "loading", data: null, error: null },
    async load() {
      const mine = ++turn;
      const { data } = resource.state;
      if (data === null) put({ phase: "loading", data, error: null });
      try {
        const answer = await read();
        if (mine === turn) put({ phase: "ready", data: answer, error: null });
      } catch (error) {
        if (mine === turn) put({ phase: data === null ? "error" : "ready", data, error });
      }
    },
    dispose: () => turn++,
  };

  function put(state) {
    resource.state = state;
    onChange(state);
  }

  return resource;
}

/** The data by `ready(data)`; else a skeleton, or the failure in words. `missing` says what a 404 means. */
export function resourceView(resource, ready, { missing = "It does not exist, or is no longer kept." } = {}) {
  const { phase, data, error } = resource.state;
  if (phase === "loading") return skeleton();
  if (phase === "error") return failure(error, () => resource.load(), missing);
  return html`${error ? failure(error, () => resource.load(), missing) : nothing}${ready(data)}`;
}

export function failure(error, retry, missing) {
  const gone = error.status === 404;
  return html`<div class="callout tone-${gone ? "idle" : "error"}" role="alert">
    ${icon(gone ? "circle-slash" : "octagon-alert")}
    <div class="callout-text">
      <strong>${gone ? "Not found" : "Could not be read"}</strong>
      <span>${gone ? missing : error.message}</span>
    </div>
    <button type="button" class="button button-small" @click=${retry}>${icon("rotate-cw", { size: 14 })}Retry</button>
  </div>`;
}

/** Grey bars; invisible for the first 150 ms. */
export const skeleton = () => html`<div class="skeleton-lines" aria-busy="true">
  <span class="visually-hidden">Loading</span>
  ${[1, 2, 3, 4].map(() => html`<span class="skeleton"></span>`)}
</div>`;
