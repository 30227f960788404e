// Events: what the log has of this operation; new ones are added at the end as they come.

import { html, nothing } from "lit-html";
import { plural } from "../../lib/format.js";
import { eventRows } from "./event-rows.js";
import { empty } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

const PAGE = 200;
const MAX_SHOWN = 400;

export function createEventsTab({ app, id, redraw }) {
  const page = createResource(() => app.api.get("/api/events", { command_id: id, limit: PAGE }), redraw);
  page.load();

  function happened(events) {
    const { data } = page.state;
    if (!data) return;
    const last = data.events.at(-1)?.id ?? 0;
    const all = data.events.concat(events.filter((event) => event.id > last));
    page.state.data = { events: all.slice(-MAX_SHOWN), has_more: data.has_more || all.length > MAX_SHOWN };
    redraw();
  }

  const view = ({ events, has_more: more }) =>
    events.length === 0
      ? empty("No events.")
      : html`
          <div class="tab-toolbar small muted">${more ? `The newest ${plural(events.length, "event")}` : plural(events.length, "event")}${more ? html`; older ones are in the log of the batch` : nothing}</div>
          ${eventRows(app, events)}
        `;

  return {
    template: () => resourceView(page, view),
    happened,
    dispose: () => page.dispose(),
  };
}
