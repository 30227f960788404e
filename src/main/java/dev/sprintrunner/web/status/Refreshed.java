package dev.sprintrunner.web.status;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is slow to read: what was read last is given at once, and read anew elsewhere when somebody asks for it
 * and it is old, or as soon as may be after news of it. Reading takes at most a tenth of the time, however slow it is.
 * Safe for use by several threads.
 */
final class Refreshed<T> {
    private static final Logger log = LoggerFactory.getLogger(Refreshed.class);
    private static final Duration AFTER_NEWS = Duration.ofSeconds(1);
    private static final int PAUSE_FACTOR = 10;

    private final Supplier<? extends @Nullable T> slow;
    private final Duration maxAge;
    private final Later executor;
    private final LongSupplier nanoTime;
    private final Runnable changed;
    private volatile @Nullable T latest;
    private boolean planned;
    private boolean read;
    private boolean stale;
    private long endedAt;
    private long tookNanos;

    /** Runs tasks one after the other, each once its time has come. */
    interface Later {
        void execute(Runnable task, long delayNanos);
    }

    /**
     * @param slow    reads the value
     * @param maxAge  how old it may become while somebody looks
     * @param changed told, by the reading thread, when it is another than before
     */
    Refreshed(
            Supplier<? extends @Nullable T> slow,
            Duration maxAge,
            Later executor,
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
        readWhenDue();
        return latest;
    }

    private void readWhenDue() {
        plan().ifPresent(delay -> {
            try {
                executor.execute(this::read, delay);
            } catch (RejectedExecutionException e) {
                log.debug("Nothing is read any more: the program ends");
            }
        });
    }

    /** Something has happened that probably changed it. */
    synchronized void expire() {
        stale = true;
    }

    /** In how many nanoseconds it is to be read; empty when it is fresh enough, or will be read anyway. */
    private synchronized OptionalLong plan() {
        long pause = read ? pauseNanos() - (nanoTime.getAsLong() - endedAt) : 0;
        if (planned || (pause > 0 && !stale)) {
            return OptionalLong.empty();
        }
        planned = true;
        return OptionalLong.of(Math.max(0, pause));
    }

    private long pauseNanos() {
        return Math.max((stale ? AFTER_NEWS : maxAge).toNanos(), PAUSE_FACTOR * tookNanos);
    }

    private void read() {
        long started = begin();
        T before = latest;
        try {
            latest = slow.get();
        } catch (RuntimeException e) {
            log.warn("Reading failed: {}", e.toString());
        } finally {
            if (end(nanoTime.getAsLong() - started)) {
                readWhenDue();
            }
        }
        if (!Objects.equals(before, latest)) {
            changed.run();
        }
    }

    private synchronized long begin() {
        stale = false;
        return nanoTime.getAsLong();
    }

    /** Whether there was news meanwhile. */
    private synchronized boolean end(long took) {
        planned = false;
        read = true;
        tookNanos = took;
        endedAt = nanoTime.getAsLong();
        return stale;
    }
}
