package slackwater;

import java.time.LocalDate;
import java.util.List;

final class TideCardTest {
    private static final TideTable TABLE = TideTable.of(List.of(
            "2026-06-01 04:12 high 4.6", "2026-06-01 10:22 low 1.0", "2026-06-03 05:46 high 4.9", "2026-06-09 10:00 low 2.0"));

    static void run(Checks checks) {
        List<String> card = TideCard.lines(TABLE, LocalDate.parse("2026-06-01"));
        checks.equal("a day is a line, in order of time", "Mon 01 Jun  04:12 HW 4.6   10:22 LW 1.0", card.get(0));
        checks.equal("days without tides are left out, and so is the next week", 2, card.size());
    }
}
