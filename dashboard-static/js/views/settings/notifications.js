// Desktop notifications and a tone, both opt-in, for what needs somebody while the page is hidden.

import { indexOfId } from "../../state/event-log.js";
import { notificationOf } from "../../state/notify.js";

const FRESH_MILLISECONDS = 60_000; // replayed events are no news
const TONE_HERTZ = 660;
const TONE_SECONDS = 0.18;

export function createNotifications(app) {
  const possible = "Notification" in window;
  let seen = app.store.state.events.lastId;
  const end = app.store.subscribe(["events"], follow);

  function follow({ events }) {
    const first = indexOfId(events.items, seen + 1);
    seen = events.lastId;
    if (!document.hidden) return;
    const since = app.ticker.now() - FRESH_MILLISECONDS;
    for (const event of events.items.slice(first)) if (event.timestamp >= since) tell(notificationOf(event, app.store.state.ui.timeFormat));
  }

  function tell(told) {
    if (!told) return;
    const { desktop, sound } = app.storage.get("notify");
    if (sound) beep();
    if (!desktop || permission() !== "granted") return;
    const note = new Notification("Sprint Runner", { body: told.text.slice(0, 300), tag: `${told.open.kind}:${told.open.id}` });
    note.onclick = () => {
      window.focus();
      app.actions.select(told.open.kind, told.open.id);
      note.close();
    };
  }

  function beep() {
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: TONE_HERTZ });
    const volume = new GainNode(audio, { gain: 0.08 });
    volume.gain.setTargetAtTime(0, audio.currentTime + TONE_SECONDS / 2, TONE_SECONDS / 6);
    tone.connect(volume).connect(audio.destination);
    tone.onended = () => audio.close();
    tone.start();
    tone.stop(audio.currentTime + TONE_SECONDS);
  }

  const permission = () => (possible && window.isSecureContext ? Notification.permission : "impossible");

  return {
    beep,
    permission,
    isPossible: () => permission() === "default" || permission() === "granted",
    ask: () => (permission() === "default" ? Notification.requestPermission() : Promise.resolve(permission())),
    dispose: end,
  };
}
