package dev.sprintrunner.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and money as people read them. */
final class Times {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private Times() {}

    /** {@code 2026-11-22 14:30:05}. */
    static String second(Instant at, ZoneId zone) {
        return SECOND.format(at.atZone(zone));
    }

    /** {@code 14:30}. */
    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** {@code 14:30}, with the day of the week unless it is today. */
    static String soon(Instant at, Instant now, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? CLOCK : DAY_AND_CLOCK).format(at.atZone(zone));
    }

    /** The two largest units that say something: {@code 45 s}, {@code 4 min 12 s}, {@code 2 h 3 min}, {@code 3 d 4 h}. */
    static String length(Duration time) {
        Duration shown = time.isNegative() ? Duration.ZERO : time;
        if (shown.toDays() > 0) {
            return shown.toDays() + " d " + shown.toHoursPart() + " h";
        }
        if (shown.toHours() > 0) {
            return shown.toHours() + " h " + shown.toMinutesPart() + " min";
        }
        return shown.toMinutes() > 0
                ? shown.toMinutes() + " min " + shown.toSecondsPart() + " s"
                : shown.toSeconds() + " s";
    }

    /** {@code $1.42}. */
    static String money(double usd) {
        return String.format(Locale.ROOT, "$%.2f", usd);
    }
}
