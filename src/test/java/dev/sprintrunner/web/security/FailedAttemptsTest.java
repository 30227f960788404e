package dev.sprintrunner.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final FailedAttempts attempts = new FailedAttempts(now::get);

    @Test
    void blocksASourceAfterTwentyAndNoOther() throws Exception {
        fail("192.0.2.1", 19);
        assertThat(isBlocked("192.0.2.1")).isFalse();

        fail("192.0.2.1", 1);

        assertThat(isBlocked("192.0.2.1")).isTrue();
        assertThat(isBlocked("192.0.2.2")).isFalse();
    }

    @Test
    void listensAgainAfterAMinute() throws Exception {
        fail("192.0.2.1", 20);

        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(isBlocked("192.0.2.1")).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(isBlocked("192.0.2.1")).isFalse();
    }

    @Test
    void countsANetworkOfIpv6AsOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            fail("2001:db8:0:1::" + Integer.toHexString(i), 1);
        }

        assertThat(isBlocked("2001:db8:0:1::ffff")).isTrue();
        assertThat(isBlocked("2001:db8:0:2::1")).isFalse();
    }

    @Test
    void forgetsTheOldestOfAThousandSources() throws Exception {
        fail("192.0.2.1", 20);
        for (int i = 0; i < 1_000; i++) {
            fail("10.0." + i / 250 + "." + i % 250, 1);
        }

        assertThat(isBlocked("192.0.2.1")).isFalse();
    }

    private void fail(String from, int times) throws UnknownHostException {
        for (int i = 0; i < times; i++) {
            attempts.add(InetAddress.getByName(from));
        }
    }

    private boolean isBlocked(String from) throws UnknownHostException {
        return attempts.isBlocked(InetAddress.getByName(from));
    }
}
