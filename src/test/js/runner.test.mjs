import assert from "node:assert/strict";
import { test } from "node:test";

test("the runner runs", () => {
    assert.equal(typeof structuredClone, "function");
});
