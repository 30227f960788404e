package dev.sprintrunner.web.live;

/** A token bucket: a burst of 60 messages, 20 a second for long. */
final class RateLimit {
    static final int BURST = 60;
    private static final double PER_NANO = 20 / 1e9;

    private double tokens = BURST;
    private long last;

    RateLimit(long nowNanos) {
        last = nowNanos;
    }

    boolean allows(long nowNanos) {
        tokens = Math.min(BURST, tokens + (nowNanos - last) * PER_NANO);
        last = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
