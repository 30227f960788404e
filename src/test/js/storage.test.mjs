import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorage, is } from "../../../dashboard-static/js/lib/storage.js";

const SCHEMA = {
  tab: { check: is.oneOf("run", "settings"), fallback: "run" },
  run: { fields: { cycles: { check: is.integer(1, 999), fallback: 2 } } },
  theme: { check: is.oneOf("light", "dark"), fallback: "light", global: true },
};

function backendOf(entries = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => map.set(key, value),
    removeItem: (key) => map.delete(key),
  };
}

function opened(backend, schema = SCHEMA) {
  const storage = createStorage(backend, schema);
  storage.openProject("abc");
  return storage;
}

test("values are written under the project, late or on flush", () => {
  const backend = backendOf();
  const storage = opened(backend);
  storage.set("tab", "settings");
  assert.equal(backend.map.size, 0);
  assert.equal(storage.get("tab"), "settings");
  storage.flush();
  assert.deepEqual([...backend.map], [["sprint-runner.v1.abc.tab", '"settings"']]);
});

test("global keys need no project, the others wait for it", () => {
  const backend = backendOf({ "sprint-runner.v1.theme": '"dark"', "sprint-runner.v1.abc.tab": '"settings"' });
  const storage = createStorage(backend, SCHEMA);
  assert.equal(storage.get("theme"), "dark");
  assert.equal(storage.get("tab"), "run");
  storage.openProject("abc");
  assert.equal(storage.get("tab"), "settings");
});

test("a bad value is dropped and the fallback taken", () => {
  for (const text of ['"elsewhere"', "{", "null", "[]", `"${"x".repeat(300_000)}"`]) {
    const backend = backendOf({ "sprint-runner.v1.abc.tab": text });
    assert.equal(opened(backend).get("tab"), "run", text.slice(0, 20));
  }
});

test("each field of a shared key is checked alone, and parts add theirs", () => {
  const backend = backendOf({ "sprint-runner.v1.abc.run": '{"cycles":0,"follow":false,"evil":1}' });
  const storage = opened(backend);
  storage.register({ run: { fields: { follow: { check: is.boolean, fallback: true } } } });
  assert.deepEqual(storage.get("run"), { cycles: 2, follow: false });
  storage.set("run", { cycles: 5 });
  assert.deepEqual(storage.get("run"), { cycles: 5, follow: false });
});

test("an unsound value is never written", () => {
  const backend = backendOf();
  const storage = opened(backend);
  storage.set("tab", "elsewhere");
  storage.flush();
  assert.equal(backend.map.size, 0);
});

test("a full, forbidden or missing storage is survived; what was set holds as long as the page", () => {
  const angry = { getItem: () => { throw new Error("denied"); }, setItem: () => { throw new Error("full"); }, removeItem: () => { throw new Error("denied"); } };
  for (const backend of [angry, null]) {
    const storage = opened(backend);
    assert.equal(storage.get("tab"), "run");
    storage.set("tab", "settings");
    storage.flush();
    assert.equal(storage.get("tab"), "settings");
    storage.forget();
    assert.equal(storage.get("tab"), "run");
  }
});

test("forget leaves what projects share", () => {
  const backend = backendOf({ "sprint-runner.v1.abc.tab": '"settings"', "sprint-runner.v1.theme": '"dark"' });
  opened(backend).forget();
  assert.deepEqual([...backend.map.keys()], ["sprint-runner.v1.theme"]);
});

test("only global keys are followed from other browser tabs", () => {
  const storage = opened(backendOf());
  assert.equal(storage.globalKeyOf("sprint-runner.v1.theme"), "theme");
  assert.equal(storage.globalKeyOf("sprint-runner.v1.abc.tab"), null);
});

test("a key without a schema is refused", () => {
  assert.throws(() => opened(backendOf()).get("prompt"), /no schema/);
});

test("shapes refuse fields they do not know", () => {
  const check = is.shape({ kind: is.oneOf("story"), tab: is.optional(is.text(5)) });
  assert.equal(check({ kind: "story", tab: null }), true);
  assert.equal(check({ kind: "story", extra: 1 }), false);
  assert.equal(check([]), false);
  assert.equal(check(null), false);
});
