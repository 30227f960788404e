// Agent text as Markdown. The page's only way from a string to HTML: marked reads it, DOMPurify lets through what is listed here.

import { safeAddress } from "../lib/link-policy.js";

const MAX_CHARACTERS = 60_000; // a longer text stays plain: nobody reads it as prose
const POLICY = {
  ALLOWED_TAGS: ["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span", "table", "thead", "tbody", "tr", "th", "td"],
  ALLOWED_ATTR: ["href", "title", "class", "start"],
  FORBID_TAGS: ["style", "img", "form", "input"],
  FORBID_ATTR: ["style"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_TRUSTED_TYPE: true,
};

const shown = new WeakMap(); // element → the text it shows
let loading = null;
let toHtml = null;

/** Shows `text` in an element of its own: as plain text until the libraries are there, and where they cannot be loaded. */
export function showMarkdown(element, text) {
  if (shown.get(element) === text) return;
  shown.set(element, text);
  if (toHtml || text.length > MAX_CHARACTERS) {
    paint(element, text);
    return;
  }
  paintPlain(element, text);
  loading ??= load();
  loading.then(() => shown.get(element) === text && paint(element, text), () => (loading = null));
}

function paint(element, text) {
  if (!toHtml || text.length > MAX_CHARACTERS) {
    paintPlain(element, text);
    return;
  }
  try {
    element.innerHTML = toHtml(text); // TrustedHTML
    element.classList.remove("markdown-plain");
  } catch {
    paintPlain(element, text); // nested beyond what the parser takes
  }
}

function paintPlain(element, text) {
  element.textContent = text;
  element.classList.add("markdown-plain");
}

async function load() {
  const [{ Marked }] = await Promise.all([import("marked"), import("dompurify")]);
  const purify = globalThis.DOMPurify; // its small file is no module: a third of the size of the one that is
  const marked = new Marked({ gfm: true, async: false, renderer: RENDERER });
  purify.addHook("afterSanitizeAttributes", tameLink);
  toHtml = (text) => purify.sanitize(marked.parse(text), POLICY);
}

function tameLink(node) {
  if (node.nodeName !== "A") return;
  const address = safeAddress(node.getAttribute("href"));
  if (address === null) {
    node.removeAttribute("href");
    return;
  }
  node.setAttribute("href", address);
  node.setAttribute("rel", "noopener noreferrer");
  node.setAttribute("target", "_blank");
}

/** HTML in the text is text; headings do not take part in the page's outline; pictures and dead links keep their words. */
const RENDERER = {
  html: ({ text, block }) => (block ? `<p>${escaped(text.trim())}</p>` : escaped(text)),
  heading({ tokens, depth }) {
    return `<p class="markdown-heading markdown-heading-${depth}">${this.parser.parseInline(tokens)}</p>`;
  },
  code: ({ text }) => `<pre><code>${escaped(text)}</code></pre>`,
  checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  image: ({ text, href }) => escaped(text || href),
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens);
    const address = safeAddress(href);
    const title = ` title="${escaped(address ?? href)}"`;
    return address === null ? `<span class="markdown-reference"${title}>${words}</span>` : `<a href="${escaped(address)}"${title}>${words}</a>`;
  },
};

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
