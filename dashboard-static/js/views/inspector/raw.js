// Raw: the record of the operation as the API gives it.

import { html } from "lit-html";
import { icon } from "../../parts/icon.js";
import { copyButton } from "./copy.js";
import { jsonText, longText } from "./pieces.js";

export function createRawTab({ app, id, command, redraw }) {
  const expanded = new Set();

  const template = () => html`
    <div class="tab-toolbar">
      ${copyButton(app, () => jsonText(command()), "Copy the record as JSON", { words: true })}
      <a class="button button-small" href="/api/commands/${id}/transcript/raw" download>${icon("download", { size: 14 })}Raw transcript</a>
    </div>
    ${longText(jsonText(command()), "raw", expanded, redraw, { lines: 200, label: "Record as JSON" })}
  `;

  return { template };
}
