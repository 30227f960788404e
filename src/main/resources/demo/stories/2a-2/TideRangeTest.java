package slackwater;

import java.time.LocalDate;
import java.util.List;

final class TideRangeTest {
    private static final TideTable TABLE = TideTable.of(List.of(
            "2026-06-01 04:00 low 1.0", "2026-06-01 10:00 high 4.5", "2026-06-01 16:00 low 0.5", "2026-06-02 04:00 high 4.6"));

    static void run(Checks checks) {
        checks.equal("highest less lowest", 4.0, TideRange.on(TABLE, LocalDate.parse("2026-06-01")));
        checks.equal("a wide range is springs", "springs", TideRange.kind(4.0));
        checks.equal("a narrow range is neaps", "neaps", TideRange.kind(1.9));
        checks.equal("the limits are in between", "in between", TideRange.kind(3.6));
        checks.refuses("a day without low water", () -> TideRange.on(TABLE, LocalDate.parse("2026-06-02")));
    }
}
