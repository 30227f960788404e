package dev.sprintrunner.claude.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. An interrupt is kept for later, since half an ending is worse than a late one. */
final class Pause {
    private Pause() {}

    /** Looks at least once; false when it was still not true at the end of the time. */
    static boolean until(BooleanSupplier condition, Duration limit, Duration betweenLooks) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                try {
                    Thread.sleep(betweenLooks.toMillis());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
