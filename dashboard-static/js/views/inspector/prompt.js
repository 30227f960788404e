// Prompt: what the agent was told, and how large it was.

import { html } from "lit-html";
import { bytes } from "../../lib/format.js";
import { printable } from "../../lib/printable.js";
import { copyButton } from "./copy.js";
import { facts, longText } from "./pieces.js";
import { createResource, resourceView } from "./resource.js";

export function createPromptTab({ app, id, redraw }) {
  const expanded = new Set();
  const prompt = createResource(() => app.api.get(`/api/commands/${id}/prompt`), redraw);
  prompt.load();

  const view = ({ prompt: text, prompt_bytes: size, system_bytes: systemSize }) => html`
    ${facts([["Prompt", bytes(size)], ["System prompt", systemSize ? bytes(systemSize) : null]])}
    <div class="tab-toolbar">${copyButton(app, text, "Copy the prompt", { words: true })}</div>
    ${longText(printable(text), "prompt", expanded, redraw, { lines: 200, label: "Prompt" })}
  `;

  return {
    template: () => resourceView(prompt, view, { missing: "The prompt of this operation is no longer kept." }),
    dispose: () => prompt.dispose(),
  };
}
