package slackwater;

import java.time.LocalDateTime;
import java.util.List;

final class TideTableTest {
    static void run(Checks checks) {
        TideTable table = TideTable.of(List.of("# Port Sorrel", "", "2026-06-01 04:12 high 4.6", "2026-06-01 10:24 low 1.1"));
        checks.equal("comments and blank lines are skipped", 2, table.tides().size());
        checks.equal(
                "a line becomes a tide",
                new Tide(LocalDateTime.parse("2026-06-01T04:12"), true, 4.6),
                table.tides().get(0));
        checks.refuses("a line that is no tide", () -> TideTable.of(List.of("high water at noon")));
        checks.refuses(
                "tides out of order",
                () -> TideTable.of(List.of("2026-06-02 04:12 high 4.6", "2026-06-01 10:24 low 1.1")));
    }
}
