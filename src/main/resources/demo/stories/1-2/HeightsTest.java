package slackwater;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

final class HeightsTest {
    private static final TideTable TABLE =
            TideTable.of(List.of("2026-06-01 04:00 high 4.8", "2026-06-01 10:00 low 1.2", "2026-06-01 16:00 high 4.8"));

    static void run(Checks checks) {
        checks.equal("a twelfth has run after an hour", "4.50", at("2026-06-01T05:00"));
        checks.equal("half has run at half time", "3.00", at("2026-06-01T07:00"));
        checks.equal("a rising tide mirrors a falling one", "3.00", at("2026-06-01T13:00"));
        // more claims go above this line
    }

    private static String at(String time) {
        return String.format(Locale.ENGLISH, "%.2f", Heights.at(TABLE, LocalDateTime.parse(time)));
    }
}
