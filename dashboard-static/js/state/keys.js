// What the browser remembers for the shell; other parts register theirs (see lib/storage.js).

import { is } from "../lib/storage.js";

export const shellKeys = {
  tab: { check: is.text(20), fallback: "run" },
  scope: { check: is.optional(is.integer(1, Number.MAX_SAFE_INTEGER)), fallback: null },
  sidebar: { check: is.boolean, fallback: false },
  run: { fields: { cycles: { check: is.optional(is.integer(1, 999)), fallback: null }, all: { check: is.boolean, fallback: false } } },
  selection: {
    check: is.optional(is.shape({ kind: is.oneOf("command", "story", "event", "commit", "batch"), id: (id) => is.text()(id) || Number.isInteger(id), tab: is.optional(is.text(20)) })),
    fallback: null,
  },
  theme: { check: is.oneOf("system", "light", "dark"), fallback: "system", global: true },
  density: { check: is.oneOf("compact", "comfortable"), fallback: "compact", global: true },
  notify: {
    global: true,
    fields: {
      toasts: { check: is.oneOf("all", "problems", "none"), fallback: "all" },
      desktop: { check: is.boolean, fallback: false },
      sound: { check: is.boolean, fallback: false },
    },
  },
  time: { check: is.oneOf("24h", "12h", "auto"), fallback: "24h", global: true },
  shortcuts: { check: is.boolean, fallback: true, global: true },
};
