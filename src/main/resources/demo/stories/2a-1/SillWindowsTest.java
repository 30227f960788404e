package slackwater;

import java.time.LocalDate;
import java.util.List;

final class SillWindowsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final TideTable TABLE = TideTable.of(List.of(
            "2026-06-01 04:00 low 1.2",
            "2026-06-01 10:00 high 4.8",
            "2026-06-01 16:00 low 1.2",
            "2026-06-01 22:00 high 4.8"));

    static void run(Checks checks) {
        List<SillWindows.Window> windows = SillWindows.on(TABLE, DAY, 1.0, 0.2);
        checks.equal("one window around each high water", 2, windows.size());
        checks.equal("it opens at half tide for this boat", "2026-06-01T07:00", windows.get(0).from().toString());
        checks.equal("it closes as long after high water", "2026-06-01T13:00", windows.get(0).to().toString());
        checks.equal("the table ends while the second is open", true, windows.get(1).stillOpen());
        checks.equal("a ship never fits", 0, SillWindows.on(TABLE, DAY, 6.0, 0.5).size());
        // more claims go above this line
    }
}
