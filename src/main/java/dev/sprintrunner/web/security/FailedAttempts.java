package dev.sprintrunner.web.security;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts wrong tokens by where they come from: after some, nobody there is listened to for a while. */
final class FailedAttempts {
    private static final int MAX_ATTEMPTS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_SOURCES = 1_000;

    /** Who owns an IPv6 address owns its neighbours too. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Window> sources = new LinkedHashMap<>();

    private record Window(long since, int attempts) {}

    FailedAttempts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean isBlocked(InetAddress from) {
        Window window = sources.get(network(from));
        return window != null && isOpen(window) && window.attempts() >= MAX_ATTEMPTS;
    }

    synchronized void add(InetAddress from) {
        ByteBuffer source = network(from);
        Window window = sources.remove(source);
        sources.put(
                source,
                window != null && isOpen(window)
                        ? new Window(window.since(), window.attempts() + 1)
                        : new Window(nanoTime.getAsLong(), 1));
        if (sources.size() > MAX_SOURCES) {
            sources.remove(sources.keySet().iterator().next());
        }
    }

    private boolean isOpen(Window window) {
        return nanoTime.getAsLong() - window.since() < WINDOW.toNanos();
    }

    private static ByteBuffer network(InetAddress from) {
        byte[] address = from.getAddress();
        return ByteBuffer.wrap(Arrays.copyOf(address, Math.min(address.length, IPV6_NETWORK_BYTES)));
    }
}
