package dev.sprintrunner.web.status;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is read anew only when it has become old. Safe for use by several threads. */
final class Aged<T> implements Supplier<T> {
    private final Supplier<T> read;
    private final long maxAgeNanos;
    private final LongSupplier nanoTime;
    private @Nullable T value;
    private long readAt;

    Aged(Supplier<T> read, Duration maxAge, LongSupplier nanoTime) {
        this.read = read;
        this.maxAgeNanos = maxAge.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized T get() {
        long now = nanoTime.getAsLong();
        T known = value;
        if (known != null && now - readAt < maxAgeNanos) {
            return known;
        }
        T fresh = read.get();
        value = fresh;
        readAt = now;
        return fresh;
    }
}
