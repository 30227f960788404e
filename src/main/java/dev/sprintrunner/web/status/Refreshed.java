package dev.sprintrunner.web.status;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is slow to read: what was read last is given at once, and read anew elsewhere when somebody asks for it
 * and it is old. Reading takes at most a tenth of the time, however slow it is. Safe for use by several threads.
 */
final class Refreshed<T> {
    private static final Logger log = LoggerFactory.getLogger(Refreshed.class);
    private static final Duration AFTER_NEWS = Duration.ofSeconds(1);
    private static final int PAUSE_FACTOR = 10;

    private final Supplier<? extends @Nullable T> slow;
    private final Duration maxAge;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Runnable changed;
    private volatile @Nullable T latest;
    private boolean reading;
    private boolean read;
    private boolean stale;
    private long endedAt;
    private long tookNanos;

    /**
     * @param slow    reads the value
     * @param maxAge  how old it may become while somebody looks
     * @param changed told, by the reading thread, when it is another than before
     */
    Refreshed(
            Supplier<? extends @Nullable T> slow,
            Duration maxAge,
            Executor executor,
            LongSupplier nanoTime,
            Runnable changed) {
        this.slow = slow;
        this.maxAge = maxAge;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.changed = changed;
    }

    /** Null before it was read for the first time. Returns at once. */
    @Nullable
    T latest() {
        if (begin()) {
            try {
                executor.execute(this::read);
            } catch (RejectedExecutionException e) {
                log.debug("Nothing is read any more: the program ends");
            }
        }
        return latest;
    }

    /** Something has happened that probably changed it. */
    synchronized void expire() {
        stale = true;
    }

    private synchronized boolean begin() {
        if (reading || (read && nanoTime.getAsLong() - endedAt < pauseNanos())) {
            return false;
        }
        reading = true;
        stale = false;
        return true;
    }

    private long pauseNanos() {
        return Math.max((stale ? AFTER_NEWS : maxAge).toNanos(), PAUSE_FACTOR * tookNanos);
    }

    private void read() {
        long started = nanoTime.getAsLong();
        T before = latest;
        try {
            latest = slow.get();
        } catch (RuntimeException e) {
            log.warn("Reading failed: {}", e.toString());
        } finally {
            end(nanoTime.getAsLong() - started);
        }
        if (!Objects.equals(before, latest)) {
            changed.run();
        }
    }

    private synchronized void end(long took) {
        reading = false;
        read = true;
        tookNanos = took;
        endedAt = nanoTime.getAsLong();
    }
}
