// Where a link in text of unknown origin may lead. Pure.

const SCHEMES = new Set(["http:", "https:"]);

/** @returns the absolute http(s) address, or null for anything else: relative ones, scripts, files, credentials in it */
export function safeAddress(href) {
  if (typeof href !== "string" || !/^https?:\/\//i.test(href.trim())) return null;
  try {
    const url = new URL(href.trim());
    return SCHEMES.has(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
