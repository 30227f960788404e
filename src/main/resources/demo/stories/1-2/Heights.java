package slackwater;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** The height of the tide at any moment, by the rule of twelfths. */
public final class Heights {
    /** Twelfths of the range that have run after each sixth of the time. */
    private static final int[] TWELFTHS = {0, 1, 3, 6, 9, 11, 12};

    private Heights() {}

    /** Metres above chart datum. */
    public static double at(TideTable table, LocalDateTime time) {
        List<Tide> tides = table.tides();
        int next = 0;
        while (tides.get(next).time().isBefore(time)) {
            next++;
        }
        return between(tides.get(next - 1), tides.get(next), time);
    }

    private static double between(Tide before, Tide after, LocalDateTime time) {
        double whole = Duration.between(before.time(), after.time()).toSeconds();
        double sixths = 6 * Duration.between(before.time(), time).toSeconds() / whole;
        int full = (int) sixths;
        double run = TWELFTHS[full] + (sixths - full) * (TWELFTHS[full + 1] - TWELFTHS[full]);
        return before.metres() + (after.metres() - before.metres()) * run / 12;
    }
}
