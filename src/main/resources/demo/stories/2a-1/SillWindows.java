package slackwater;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** When a boat can pass the sill of the marina. */
public final class SillWindows {
    /** Height of the sill above chart datum, from the harbour plan. */
    private static final double SILL_METRES = 1.8;

    private SillWindows() {}

    /**
     * A time in which there is enough water.
     *
     * @param stillOpen whether the table or the day ends before the window does
     */
    public record Window(LocalDateTime from, LocalDateTime to, boolean stillOpen) {}

    /**
     * @param draught   metres from the waterline to the keel
     * @param clearance metres to keep under it
     */
    public static List<Window> on(TideTable table, LocalDate day, double draught, double clearance) {
        double needed = SILL_METRES + draught + clearance;
        LocalDateTime time = later(day.atStartOfDay(), table.tides().get(0).time());
        LocalDateTime last = table.tides().get(table.tides().size() - 1).time();
        LocalDateTime end = earlier(day.plusDays(1).atStartOfDay(), last);
        List<Window> windows = new ArrayList<>();
        LocalDateTime opened = null;
        for (; !time.isAfter(end); time = time.plusMinutes(1)) {
            boolean enough = Heights.at(table, time) >= needed;
            if (enough && opened == null) {
                opened = time;
            } else if (!enough && opened != null) {
                windows.add(new Window(opened, time.minusMinutes(1), false));
                opened = null;
            }
        }
        if (opened != null) {
            windows.add(new Window(opened, end, true));
        }
        return windows;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
