// The page's title and the dot on its icon mirror the state, for the operator who looks at another tab.

import { pill } from "../state/status.js";

const COLOURS = { running: "#1d4ed8", success: "#16a34a", warning: "#d97706", error: "#dc2626", waiting: "#9333ea", idle: "#6b7280" };

export function createTitle(app, document) {
  const link = document.querySelector("link[rel=icon]");
  let shown = null;

  function draw() {
    const { status, server, connection } = app.store.state;
    const state = pill(status);
    const words = connection.phase === "live" || !status ? state.short : "Disconnected";
    document.title = [`● ${words}`, server.project?.name ?? "Sprint Runner"].join(" – ");
    const tone = connection.phase === "live" ? state.tone : "idle";
    if (tone !== shown) link.href = favicon(COLOURS[tone]);
    shown = tone;
  }

  app.store.subscribe(["status", "server", "connection"], draw);
  draw();
}

function favicon(dot) {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f2937"/><path d="M9 10l6 6-6 6M17 10l6 6-6 6" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="24" cy="24" r="8" fill="#fff"/><circle cx="24" cy="24" r="6" fill="${dot}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}
