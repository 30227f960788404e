// The browser as this page uses it; what tests replace.

import { createFrames } from "./lib/timing.js";

export function browserEnvironment() {
  const inNextFrame = createFrames({
    requestFrame: (action) => requestAnimationFrame(action),
    cancelFrame: (id) => cancelAnimationFrame(id),
    setTimeout: (action, wait) => setTimeout(action, wait),
    clearTimeout: (id) => clearTimeout(id),
    isHidden: () => document.hidden,
    onVisibilityChange: (action) => document.addEventListener("visibilitychange", action),
  });
  return {
    inNextFrame,
    fetch: (path, options) => fetch(path, options),
    localStorage: availableStorage(),
    place: {
      get hash() {
        return location.hash;
      },
      write(hash, replace) {
        history[replace ? "replaceState" : "pushState"](null, "", hash);
      },
      onChange: (action) => {
        addEventListener("hashchange", action);
        addEventListener("popstate", action);
      },
    },
    document,
    element: (id) => document.getElementById(id),
    hasRoomForSidebar: () => matchMedia("(width >= 1280px)").matches,
    applyLook: (look) => dispatchEvent(new CustomEvent("sprint-runner:look", { detail: look })),
    connect: (path) => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`),
    now: () => Date.now(),
    random: () => Math.random(),
    setTimeout: (action, wait) => setTimeout(action, wait),
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (action, wait) => setInterval(action, wait),
    clearInterval: (id) => clearInterval(id),
  };
}

function availableStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
