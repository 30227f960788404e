package slackwater;

import java.time.LocalDateTime;
import java.util.List;

final class NextTidesTest {
    private static final TideTable TABLE =
            TideTable.of(List.of("2026-06-01 04:12 high 4.6", "2026-06-01 10:22 low 1.0", "2026-06-01 16:34 high 4.7"));

    static void run(Checks checks) {
        checks.equal("the next high water", "2026-06-01T16:34", high("2026-06-01T05:00"));
        checks.equal("the next low water", "2026-06-01T10:22", low("2026-06-01T05:00"));
        checks.equal("a tide at exactly the asked moment is the next one", "2026-06-01T04:12", high("2026-06-01T04:12"));
        checks.refuses("a moment after the last low water", () -> low("2026-06-01T10:23"));
    }

    private static String high(String from) {
        return NextTides.high(TABLE, LocalDateTime.parse(from)).time().toString();
    }

    private static String low(String from) {
        return NextTides.low(TABLE, LocalDateTime.parse(from)).time().toString();
    }
}
