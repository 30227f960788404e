package dev.sprintrunner.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What several runs measured. */
final class Figures {
    private final Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);

    void add(Measure measure, double value) {
        values.computeIfAbsent(measure, key -> new ArrayList<>()).add(value);
    }

    double median(Measure measure) {
        List<Double> sorted = values.get(measure).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Whether none is over twice its budget. */
    boolean hold() {
        return values.keySet().stream().allMatch(measure -> median(measure) <= measure.limit());
    }

    void print(PrintStream out) {
        out.printf("%n| Measure | Budget | CI limit | Median | All runs | Of the budget | Verdict |%n");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        values.keySet().forEach(measure -> out.println(row(measure)));
    }

    private String row(Measure measure) {
        double median = median(measure);
        String all = String.join(
                ", ", values.get(measure).stream().map(Figures::number).toList());
        String start = "| " + measure.text + " | ";
        if (!measure.hasBudget()) {
            return start + "– | – | " + with(measure, median) + " | " + all + " | – | – |";
        }
        String verdict =
                median <= measure.budget ? "within" : median <= measure.limit() ? "over the budget" : "OVER THE LIMIT";
        return start
                + String.join(
                        " | ",
                        with(measure, measure.budget),
                        with(measure, measure.limit()),
                        with(measure, median),
                        all,
                        String.format(Locale.ROOT, "%.2f", median / measure.budget),
                        verdict)
                + " |";
    }

    private static String with(Measure measure, double value) {
        return (number(value) + " " + measure.unit).strip();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 && value % 1 != 0 ? "%.1f" : "%,.0f", value);
    }
}
