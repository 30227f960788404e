// Choices of this browser: look, time, toasts, notifications. They take effect at once and are not in the settings file.

import { html, nothing } from "lit-html";
import { icon } from "../../parts/icon.js";

export function interfaceGroup(app, { notifications, forgot, onForget, redraw }) {
  const { ui } = app.store.state;
  const notify = app.storage.get("notify");
  const setNotify = (changes) => {
    app.storage.set("notify", changes);
    redraw();
  };
  return html`<section class="settings-group panel" id="settings-interface" aria-labelledby="settings-interface-title" tabindex="-1">
    <h2 class="settings-title" id="settings-interface-title">Interface</h2>
    <p class="settings-note">Kept in this browser; changes take effect at once.</p>
    ${row("Theme", "Light, dark, or as the system has it.", segmented("theme", "Theme", [["system", "System"], ["light", "Light"], ["dark", "Dark"]], ui.theme, app.actions.setTheme))}
    ${row("Density", "Height of rows in logs and tables: 28 or 36 px.", segmented("density", "Density", [["compact", "Compact"], ["comfortable", "Comfortable"]], ui.density, app.actions.setDensity))}
    ${row("Time", "How clock times are written.", segmented("time", "Time", [["24h", "24 h"], ["12h", "12 h"], ["auto", "As the browser"]], ui.timeFormat, app.actions.setTimeFormat))}
    ${row("Toasts about the run", "What is left out stays in the log and in Needs you.", segmented("toasts", "Toasts about the run", [["all", "All"], ["problems", "Problems"], ["none", "None"]], notify.toasts, (toasts) => setNotify({ toasts })))}
    ${row("Single-key shortcuts", "Keys such as / and f; press ? for the list.", toggle("shortcuts", "Single-key shortcuts", ui.shortcuts, app.actions.setShortcuts))}
    ${row("Desktop notifications", desktopHelp(notifications.permission()), toggle("desktop", "Desktop notifications", notify.desktop && notifications.permission() === "granted", (on) => wantDesktop(on, notifications, setNotify), !notifications.isPossible()))}
    ${row("Sound", "A short tone with each of those moments.", toggle("sound", "Sound", notify.sound, (sound) => (setNotify({ sound }), sound && notifications.beep())))}
    ${row("Stored view state", "Tab, filters, widths and the unsaved settings of this project in this browser.", html`<button type="button" class="button" @click=${onForget}>Forget stored view state</button>${forgot ? html`<span class="with-icon tone-text-success" role="status">${icon("check", { size: 14 })}Forgotten</span>` : nothing}`)}
  </section>`;
}

const row = (name, help, body) => html`<div class="field">
  <div class="field-words"><div class="field-name"><span>${name}</span></div><p class="field-help">${help}</p></div>
  <div class="field-control"><div class="field-line">${body}</div></div>
</div>`;

function segmented(name, label, choices, current, onChange) {
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${choices.map(([value, words]) => html`<label class="segment"><input type="radio" name="interface-${name}" value=${value} .checked=${value === current} @change=${() => onChange(value)} /><span>${words}</span></label>`)}
  </div>`;
}

const toggle = (id, label, on, onChange, disabled = false) => html`<button type="button" class="switch" role="switch" id="interface-${id}" aria-checked=${on} aria-label=${label} ?disabled=${disabled} @click=${() => onChange(!on)}>
  <span class="switch-track" aria-hidden="true"><span class="switch-thumb"></span></span><span aria-hidden="true">${on ? "on" : "off"}</span>
</button>`;

function desktopHelp(permission) {
  if (permission === "denied") return "Blocked by the browser; allow notifications for this address there first.";
  if (permission === "impossible") return "This browser offers none at this address.";
  return "When something needs you or a batch ends while this page is hidden.";
}

async function wantDesktop(on, notifications, setNotify) {
  setNotify({ desktop: on && (await notifications.ask()) === "granted" });
}
