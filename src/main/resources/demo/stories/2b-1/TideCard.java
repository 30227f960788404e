package slackwater;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The card on the harbour's notice board: a week of tides, a line a day. */
public final class TideCard {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int DAYS = 7;

    private TideCard() {}

    /** Days without tides in the table are left out. */
    public static List<String> lines(TideTable table, LocalDate first) {
        return first.datesUntil(first.plusDays(DAYS))
                .filter(day -> !table.on(day).isEmpty())
                .map(day -> day.format(DAY) + "  " + tides(table.on(day)))
                .toList();
    }

    private static String tides(List<Tide> tides) {
        return tides.stream()
                .map(tide -> String.format(
                        Locale.ENGLISH, "%s %s %.1f", tide.time().format(TIME), tide.high() ? "HW" : "LW", tide.metres()))
                .collect(Collectors.joining("   "));
    }
}
