import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, bytes, clock, clockSeconds, count, cycles, dateTime, duration, model, money, pathWithin, plural, timer, tokens } from "../../../dashboard-static/js/lib/format.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("durations name the two largest units", () => {
  assert.equal(duration(41_999), "41s");
  assert.equal(duration(18 * MINUTE), "18m");
  assert.equal(duration(HOUR + 40 * MINUTE), "1h 40m");
  assert.equal(duration(51 * HOUR), "2d 3h");
});

test("a negative time, as of a clock set back, shows as zero", () => {
  assert.equal(duration(-5), "0s");
  assert.equal(timer(-5), "00:00");
});

test("a timer shows minutes and seconds, from an hour on hours", () => {
  assert.equal(timer(12 * MINUTE + 41_000), "12:41");
  assert.equal(timer(3 * MINUTE + 2_000), "03:02");
  assert.equal(timer(2 * HOUR + 14 * MINUTE), "2h 14m");
});

test("what is unknown is a dash and never 0", () => {
  for (const format of [duration, timer, ago, clock, clockSeconds, dateTime, tokens, money, count, bytes]) {
    assert.equal(format(null), "–");
    assert.equal(format(undefined), "–");
    assert.equal(format(NaN), "–");
  }
});

test("tokens are cut to a readable size", () => {
  assert.equal(tokens(0), "0");
  assert.equal(tokens(940), "940");
  assert.equal(tokens(212_400), "212k");
  assert.equal(tokens(8_140_000), "8.1M");
  assert.equal(tokens(21_000_000), "21M");
});

test("money keeps cents and tells less than a cent", () => {
  assert.equal(money(4.2), "4.20");
  assert.equal(money(0), "0.00");
  assert.equal(money(0.004), "<0.01");
});

test("cycles never show the bound of the all mode", () => {
  assert.equal(cycles({ cycles_completed: 3, max_cycles: 5 }), "3/5 cycles");
  assert.equal(cycles({ cycles_completed: 4, max_cycles: null }), "4 cycles (all)");
  assert.equal(cycles({ cycles_completed: 1, max_cycles: null }), "1 cycle (all)");
});

test("wall-clock times follow the chosen format", () => {
  const at = new Date(2026, 10, 22, 16, 5, 9).getTime();
  assert.equal(clock(at, "24h"), "16:05");
  assert.match(clock(at, "12h"), /^0?4:05\sPM$/i);
  assert.equal(clockSeconds(at, "24h"), "16:05:09");
  assert.equal(dateTime(at, "24h", at + HOUR), "16:05");
  assert.equal(dateTime(at, "24h", at + 48 * HOUR), "Nov 22, 16:05");
});

test("ages, sizes and plurals read as words", () => {
  assert.equal(ago(400), "now");
  assert.equal(ago(22 * MINUTE), "22m ago");
  assert.equal(bytes(120), "120 B");
  assert.equal(bytes(1_300_000), "1.2 MB");
  assert.equal(model("claude-opus-4-5"), "opus-4-5");
  assert.equal(model(null), "–");
  assert.equal(pathWithin("/home/you/shop", "/home/you/shop/.sprint-runner/settings.yaml"), ".sprint-runner/settings.yaml");
  assert.equal(pathWithin("/home/you/shop", "/home/you/shopping/x"), "/home/you/shopping/x");
  assert.equal(plural(1, "story", "stories"), "1 story");
  assert.equal(plural(12_480, "event"), "12,480 events");
});
