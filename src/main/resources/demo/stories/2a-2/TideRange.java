package slackwater;

import java.time.LocalDate;

/** How far the tide moves on a day, and what skippers call that. */
public final class TideRange {
    private static final double SPRINGS_ABOVE_METRES = 3.6;
    private static final double NEAPS_BELOW_METRES = 2.2;

    private TideRange() {}

    /** Highest high water less lowest low water, in metres. */
    public static double on(TideTable table, LocalDate day) {
        double highest = table.on(day).stream().filter(Tide::high).mapToDouble(Tide::metres).max().orElse(Double.NaN);
        double lowest = table.on(day).stream()
                .filter(tide -> !tide.high())
                .mapToDouble(Tide::metres)
                .min()
                .orElse(Double.NaN);
        if (Double.isNaN(highest - lowest)) {
            throw new IllegalArgumentException("The table has no high or no low water on " + day);
        }
        return highest - lowest;
    }

    public static String kind(double metres) {
        if (metres > SPRINGS_ABOVE_METRES) {
            return "springs";
        }
        return metres < NEAPS_BELOW_METRES ? "neaps" : "in between";
    }
}
