package dev.sprintrunner.dashboard.scene;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** A clock that can go many times faster than real time, so that hours of a sprint pass in a minute. */
final class FastClock extends Clock {
    private long nanosBefore;
    private Instant before;
    private double speed = 1;

    FastClock(Instant start) {
        before = start;
        nanosBefore = System.nanoTime();
    }

    /** @param times how many times faster than real time it goes from now on */
    synchronized void goes(double times) {
        before = instant();
        nanosBefore = System.nanoTime();
        speed = times;
    }

    /**
     * Shell that defines {@code at}, which prints the time of this clock until its speed changes.
     *
     * <p>Perl is what {@code FakeAgent} uses too; the options of date differ from system to system.
     */
    synchronized String shell() {
        return String.format(
                Locale.ROOT, """
                at() {
                    perl -MTime::HiRes=time -MPOSIX=strftime -e \
                        'print strftime("%%Y-%%m-%%dT%%H:%%M:%%SZ", gmtime(%.3f + (time - %.3f) * %.1f))'
                }
                """, instant().toEpochMilli() / 1000.0, System.currentTimeMillis() / 1000.0, speed);
    }

    @Override
    public synchronized Instant instant() {
        return before.plusNanos((long) ((System.nanoTime() - nanosBefore) * speed));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
