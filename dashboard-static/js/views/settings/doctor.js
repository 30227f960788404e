// The doctor's checks: one calm line when all is well, each finding with its mend when not.

import { html, nothing } from "lit-html";
import { plural } from "../../lib/format.js";
import { icon } from "../../parts/icon.js";
import { skeleton } from "../inspector/resource.js";

const LOOKS = { ok: ["success", "circle-check", "fine"], warning: ["warning", "triangle-alert", "warning"], error: ["error", "circle-x", "error"] };
const ORDER = ["error", "warning", "ok"];

export function doctorPanel(app, { phase, checks, error }) {
  return html`<section class="settings-group doctor panel" id="settings-doctor" aria-labelledby="settings-doctor-title" tabindex="-1">
    <div class="doctor-head">
      <h2 class="settings-title" id="settings-doctor-title">Doctor</h2>
      <span class="muted">${checks.length ? summary(checks) : "Whether a sprint can run here"}</span>
      <button type="button" class="button button-small" ?disabled=${phase === "loading"} @click=${() => app.actions.loadDoctor()}>${icon("rotate-cw", { size: 14 })}Check again</button>
    </div>
    ${error ? html`<div class="callout tone-error" role="alert">${icon("octagon-alert")}<div class="callout-text">${error}</div></div>` : nothing}
    ${checks.length === 0 && !error ? skeleton() : list(checks)}
  </section>`;
}

function list(checks) {
  const bad = checks.filter(({ level }) => level !== "ok").sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  const good = checks.filter(({ level }) => level === "ok");
  return html`
    ${bad.length ? html`<ul class="checks">${bad.map(check)}</ul>` : nothing}
    ${good.length ? html`<details class="checks-good"><summary>${icon("chevron-right", { size: 14 })}${plural(good.length, bad.length ? "more check" : "check")} passed</summary><ul class="checks">${good.map(check)}</ul></details>` : nothing}
  `;
}

function check({ name, level, message, mend }) {
  const [tone, glyph, word] = LOOKS[level] ?? LOOKS.warning;
  return html`<li class="check">
    <span class="tone-text-${tone}">${icon(glyph, { label: word })}</span>
    <span class="check-name">${name}</span>
    <span class="check-words">${message}${mend ? html`<span class="check-mend">${mend}</span>` : nothing}</span>
  </li>`;
}

function summary(checks) {
  const count = (level) => checks.filter((each) => each.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors + warnings === 0) return "All is well; a sprint can run here.";
  const found = [errors && plural(errors, "error"), warnings && plural(warnings, "warning")].filter(Boolean).join(", ");
  return errors ? `${found}; a sprint cannot run here.` : `${found}; a sprint can run here.`;
}
