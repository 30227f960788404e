// A part of the view that renders by itself, when its topics changed and it can be seen.

import { render } from "lit-html";

/** `template()` is what the host shows; an empty host takes no room (`:empty`). */
export function createRegion(app, host, topics, template) {
  let stale = true;

  function draw() {
    stale = !app.isVisible(host);
    if (!stale) render(template(), host);
  }

  const end = app.store.subscribe(topics, draw);
  return {
    draw,
    shown: () => stale && draw(),
    dispose: end,
  };
}
