package dev.sprintrunner.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to pause before trying again: doubling, with jitter so that parallel agents do not return as one. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_WITHOUT_RESET = Duration.ofHours(1);
    private static final Duration FIRST_WITHOUT_RESET = Duration.ofMinutes(5);
    /** The limit is lifted at the full second or a little later. */
    private static final Duration AFTER_RESET = Duration.ofSeconds(5);

    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Before the n-th retry, 1-based; 0, after a failure that counted, pauses as the first. */
    Duration retry(Duration initial, int n) {
        return jitter(doubled(initial, n, LONGEST));
    }

    /** While nobody says when the usage limit resets: 5, 10, 20, 40, 60, 60 … minutes. */
    Duration unknownReset(int hits) {
        return jitter(doubled(FIRST_WITHOUT_RESET, hits, LONGEST_WITHOUT_RESET));
    }

    /** On top of a known reset time. */
    Duration afterReset() {
        return jitter(AFTER_RESET);
    }

    private static Duration doubled(Duration first, int n, Duration longest) {
        Duration pause = first;
        for (int i = 1; i < n && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private Duration jitter(Duration pause) {
        double factor = 1 + JITTER * random.nextDouble();
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }
}
