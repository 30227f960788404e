import { test } from "node:test";
import assert from "node:assert/strict";
import { safeAddress } from "../../../dashboard-static/js/lib/link-policy.js";

test("letsWebAddressesThrough", () => {
  assert.equal(safeAddress(" https://example.org/a?b=c#d "), "https://example.org/a?b=c#d");
  assert.equal(safeAddress("HTTP://example.org"), "http://example.org/");
});

test("refusesEverythingElse", () => {
  const refused = [
    "javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x", "mailto:a@example.org",
    "//example.org", "/api/settings", "#/settings", "?x", "", null, undefined, {}, "https://", "https://user:pass@example.org", "ftp://example.org", "http:example.org",
  ];
  for (const href of refused) assert.equal(safeAddress(href), null, String(href));
});
