// Beyond loopback the server asks for its token: then the page shows this form and nothing else.

import { html, nothing, render } from "lit-html";
import { icon } from "./icon.js";

export function createTokenForm(app, host, page) {
  const { store, api, actions } = app;
  let problem = null;
  let shown = false;

  async function send(event) {
    event.preventDefault();
    const token = new FormData(event.target).get("token").trim();
    try {
      await api.post("/api/session", { token });
      store.dispatch({ type: "patch", topic: "connection", changes: { unauthorized: false } });
      actions.reconnectNow();
    } catch (failure) {
      problem = failure.status === 401 ? "That is not this server's token." : failure.message;
      draw();
      host.querySelector("input").focus();
    }
  }

  function draw() {
    const { unauthorized } = store.state.connection;
    page.toggleAttribute("data-locked", unauthorized);
    render(unauthorized ? form(send, problem) : nothing, host);
    if (unauthorized && !shown) host.querySelector("input").focus();
    if (!unauthorized) problem = null;
    shown = unauthorized;
  }

  store.subscribe(["connection"], draw);
  draw();
}

function form(send, problem) {
  return html`<main><form class="token-form panel" @submit=${send}>
    <h2>${icon("lock")}This server asks for its token</h2>
    <p class="muted">It was printed when the server started.</p>
    <label for="token">Token</label>
    <input class="input" id="token" name="token" type="password" autocomplete="current-password" required aria-invalid=${problem !== null} aria-describedby=${problem ? "token-problem" : nothing} />
    ${problem ? html`<p class="tone-text-error" id="token-problem" role="alert">${problem}</p>` : nothing}
    <button class="button button-primary">Continue</button>
  </form></main>`;
}
