/**
 * The WebSocket {@code /ws}: what happened while a client was away, then what happens, each event once and in order.
 *
 * <p>All state lives on one thread, the {@link dev.sprintrunner.web.live.Loop}. A client is either caught up from the
 * database, page by page at its own pace, or live: as soon as the newest events kept in memory
 * ({@link dev.sprintrunner.web.live.EventTail}) reach back to where a client is, it gets the rest of them and every
 * later one in the same step, so there is no moment at which an event could be lost or sent twice.
 */
@NullMarked
package dev.sprintrunner.web.live;

import org.jspecify.annotations.NullMarked;
