import assert from "node:assert/strict";
import { test } from "node:test";
import { FollowRule } from "../../../dashboard-static/js/views/run/follow-rule.js";

test("content that grows never turns follow off", () => {
  const rule = new FollowRule();
  rule.placed(1000);
  rule.scrolled({ top: 1000, atEnd: false, now: 10 });
  rule.scrolled({ top: 400, atEnd: false, now: 20 }); // clamped by a filter, say
  assert.equal(rule.following, true);
});

test("a wheel turned up turns follow off", () => {
  const rule = new FollowRule();
  rule.placed(1000);
  rule.gesture(0);
  assert.equal(rule.scrolled({ top: 900, atEnd: false, now: 50 }), true);
  assert.equal(rule.following, false);
});

test("a wheel turned down while rows arrive keeps following", () => {
  const rule = new FollowRule();
  rule.placed(1000);
  rule.gesture(0);
  rule.scrolled({ top: 1010, atEnd: false, now: 20 });
  assert.equal(rule.following, true);
});

test("scrolling down to the end by hand turns follow on again", () => {
  const rule = new FollowRule(false);
  rule.placed(500);
  rule.gesture(0);
  assert.equal(rule.scrolled({ top: 2000, atEnd: true, now: 100 }), true);
  assert.equal(rule.following, true);
});

test("arriving at the end without a gesture leaves follow off", () => {
  const rule = new FollowRule(false);
  rule.placed(500);
  rule.scrolled({ top: 2000, atEnd: true, now: 5_000 });
  assert.equal(rule.following, false);
});

test("a gesture is forgotten, the scrollbar in hand is not", () => {
  const rule = new FollowRule();
  rule.placed(1000);
  rule.gesture(0);
  rule.scrolled({ top: 800, atEnd: false, now: 10_000 });
  assert.equal(rule.following, true);
  rule.hold();
  rule.scrolled({ top: 300, atEnd: false, now: 60_000 });
  assert.equal(rule.following, false);
});

test("the button sets follow whatever gesture came before", () => {
  const rule = new FollowRule(false);
  rule.gesture(0);
  rule.set(true);
  rule.placed(1000);
  rule.scrolled({ top: 900, atEnd: false, now: 10 });
  assert.equal(rule.following, true);
});
