package slackwater;

import java.time.LocalDateTime;

/** The next high or low water. */
public final class NextTides {
    private NextTides() {}

    public static Tide high(TideTable table, LocalDateTime from) {
        return next(table, from, true);
    }

    public static Tide low(TideTable table, LocalDateTime from) {
        return next(table, from, false);
    }

    private static Tide next(TideTable table, LocalDateTime from, boolean high) {
        return table.tides().stream()
                .filter(tide -> tide.high() == high && tide.time().isAfter(from))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The table has no " + (high ? "high" : "low") + " water from " + from + " on"));
    }
}
