package dev.sprintrunner.web.live;

import java.time.Duration;

/** When to look at the status next: soon after what matters, once a second for plain activity. */
final class StatusPacer {
    private static final long SOON = Duration.ofMillis(50).toNanos();
    private static final long ACTIVITY = Duration.ofSeconds(1).toNanos();
    private static final long NEVER = Long.MAX_VALUE;

    private long due = NEVER;
    private long lastLook = -ACTIVITY;

    /** @return whether the next look is now due earlier than it was */
    boolean changed(long nowNanos) {
        return dueBy(nowNanos + SOON);
    }

    /** @return whether the next look is now due earlier than it was */
    boolean activity(long nowNanos) {
        return dueBy(Math.max(nowNanos + SOON, lastLook + ACTIVITY));
    }

    private boolean dueBy(long nanos) {
        boolean earlier = nanos < due;
        due = Math.min(due, nanos);
        return earlier;
    }

    /** How long to wait for the look that is due. */
    Duration untilDue(long nowNanos) {
        return Duration.ofNanos(Math.max(0, due - nowNanos));
    }

    /** Whether to look now; if so, no further look is due. */
    boolean takeDue(long nowNanos) {
        if (due > nowNanos) {
            return false;
        }
        due = NEVER;
        lastLook = nowNanos;
        return true;
    }
}
