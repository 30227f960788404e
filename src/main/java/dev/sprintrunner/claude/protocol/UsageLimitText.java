package dev.sprintrunner.claude.protocol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads usage-limit texts of all versions. Only for text the CLI itself wrote (synthetic lines, results with an error),
 * never for a model's words.
 */
public final class UsageLimitText {

    private static final int MAX_LENGTH = 2000;

    /** No limit is known to last longer; a later time is a misreading or a lie, and nobody should wait for it. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(35);

    /** Texts cut the time to the minute, so it may be just past although the limit still holds. */
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private static final Duration STILL_TODAY = Duration.ofMinutes(10);

    private static final Pattern LIMIT = Pattern.compile(
            "usage limit reached|limit reached\\s*[∙·|]|(?:hit|reached) your [\\w -]{0,40}limit",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_LIMIT = Pattern.compile("not your usage limit", Pattern.CASE_INSENSITIVE);

    private static final Pattern EPOCH = Pattern.compile("\\|(\\d{10})(?!\\d)");

    private static final Pattern RESET = Pattern.compile(
            "resets?\\s+(?:at\\s+)?(?:(?<month>[a-z]{3,9})\\s+(?<day>\\d{1,2}),?\\s+(?:at\\s+)?)?"
                    + "(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?\\s*(?<half>[ap]m)?(?:\\s*\\((?<zone>[^)]{1,64})\\))?",
            Pattern.CASE_INSENSITIVE);

    private UsageLimitText() {}

    /** Whether the text says that a usage limit is reached. */
    public static boolean saysLimitReached(String text) {
        String head = head(text);
        return LIMIT.matcher(head).find() && !NO_LIMIT.matcher(head).find();
    }

    /**
     * The time of the reset.
     *
     * @param saidAt when the text was written
     * @param zone   of times without one
     * @return empty when the text names none, or an impossible one
     */
    public static Optional<Instant> resetTime(String text, Instant saidAt, ZoneId zone) {
        String head = head(text);
        Matcher epoch = EPOCH.matcher(head);
        Optional<Instant> reset = epoch.find()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1))))
                : clockTime(head, saidAt, zone);
        return reset.filter(time -> plausible(time, saidAt));
    }

    static boolean plausible(Instant reset, Instant saidAt) {
        return reset.isBefore(saidAt.plus(LONGEST_WAIT)) && reset.isAfter(saidAt.minus(LONGEST_WAIT));
    }

    private static Optional<Instant> clockTime(String text, Instant saidAt, ZoneId defaultZone) {
        Matcher reset = RESET.matcher(text);
        if (!reset.find() || (reset.group("half") == null && reset.group("minute") == null)) {
            return Optional.empty();
        }
        try {
            ZonedDateTime now = saidAt.atZone(zone(reset.group("zone"), defaultZone));
            LocalTime time = time(reset);
            ZonedDateTime at = reset.group("month") == null ? nextAt(time, now) : dated(reset, time, now);
            return Optional.of(at.toInstant().plus(ROUNDING));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(Matcher reset) {
        int hour = Integer.parseInt(reset.group("hour"));
        String half = reset.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no such hour: " + hour + half);
            }
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        return LocalTime.of(hour, reset.group("minute") == null ? 0 : Integer.parseInt(reset.group("minute")));
    }

    private static ZonedDateTime nextAt(LocalTime time, ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        return today.isBefore(now.minus(STILL_TODAY)) ? now.plusDays(1).with(time) : today;
    }

    private static ZonedDateTime dated(Matcher reset, LocalTime time, ZonedDateTime now) {
        Month month = month(reset.group("month"));
        int day = Integer.parseInt(reset.group("day"));
        ZonedDateTime thisYear =
                LocalDate.of(now.getYear(), month, day).atTime(time).atZone(now.getZone());
        return thisYear.isBefore(now.minusDays(1)) ? thisYear.plusYears(1) : thisYear;
    }

    private static Month month(String name) {
        String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no such month: " + name));
    }

    private static ZoneId zone(@Nullable String name, ZoneId fallback) {
        try {
            return name == null ? fallback : ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return fallback;
        }
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }
}
