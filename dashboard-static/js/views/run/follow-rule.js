// When the event log keeps to its end. Pure: it is told of gestures and scroll positions.

const GESTURE_LASTS_MILLISECONDS = 1_200; // wheels and fingers go on scrolling after the last input event

/**
 * Follow turns off only when a gesture of the user moved the list up, and on again when one brought it to the end.
 * That content grew, was filtered or was scrolled by the page itself never changes it.
 */
export class FollowRule {
  following;
  #gestureUntil = 0;
  #held = false;
  #lastTop = 0;

  constructor(following = true) {
    this.following = following;
  }

  // Actions

  set(following) {
    this.following = following;
    this.#gestureUntil = 0;
  }

  /** The page itself scrolled to here. */
  placed(top) {
    this.#lastTop = top;
  }

  // Callbacks

  /** A wheel turn, a touch or a key that scrolls. */
  gesture(now) {
    this.#gestureUntil = now + GESTURE_LASTS_MILLISECONDS;
  }

  /** The scrollbar was taken hold of; it counts until let go. */
  hold() {
    this.#held = true;
  }

  release(now) {
    if (this.#held) this.gesture(now);
    this.#held = false;
  }

  /** The list scrolled; tells whether that changed `following`. */
  scrolled({ top, atEnd, now }) {
    const movedUp = top < this.#lastTop - 1;
    const movedDown = top > this.#lastTop + 1;
    const byUser = this.#held || now <= this.#gestureUntil;
    const before = this.following;
    this.#lastTop = top;
    if (byUser && movedUp && !atEnd) this.following = false;
    if (byUser && movedDown && atEnd) this.following = true;
    return this.following !== before;
  }
}
