package dev.sprintrunner.cli;

import dev.sprintrunner.store.BatchRows.BatchRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said at the end of a batch: how it ended, what became of its stories, and what to do next. Pure. */
final class Summary {
    private Summary() {}

    static List<String> of(BatchReport report, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(report.batch()));
        if (!report.stories().isEmpty()) {
            lines.addAll(table(report.stories(), width));
        }
        report.blocked().forEach(story -> lines.addAll(mend(story)));
        next(report).ifPresent(lines::add);
        return lines;
    }

    private static String headline(BatchRow batch) {
        String reason = batch.reason() == null ? "" : ": " + Plain.text(batch.reason());
        String cycles = batch.cyclesCompleted() + (batch.cyclesCompleted() == 1 ? " cycle" : " cycles");
        Long ended = batch.endedAt();
        String time = ended == null ? "" : Times.length(Duration.ofMillis(ended - batch.startedAt())) + ", ";
        return "Batch " + batch.id() + " " + batch.status() + reason + ". " + cycles + ", " + time
                + Times.money(batch.costUsd()) + ".";
    }

    private static List<String> table(List<BatchReport.Story> stories, int width) {
        String tail = "  %-13s  %7s  %11s  %8s";
        int longest =
                stories.stream().mapToInt(story -> story.key().length()).max().orElse(0);
        int room = Math.max(8, width - String.format(tail, "", "", "", "").length() - 1);
        int first = Math.min(Math.max("story".length(), longest), room);
        String row = "%-" + first + "s" + tail;
        List<String> lines = new ArrayList<>();
        lines.add(row.formatted("story", "status", "reviews", "time", "cost").stripTrailing());
        stories.forEach(story -> lines.add(String.format(
                Locale.ROOT,
                row,
                cut(Plain.text(story.key()), first),
                story.status(),
                story.reviews(),
                Times.length(story.worked()),
                Times.money(story.costUsd()))));
        return lines;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static List<String> mend(BatchReport.Story story) {
        String reason = story.reason() == null ? "" : ": " + Plain.text(story.reason());
        return List.of(
                story.id() + " is blocked" + reason + ". Look into it, then let it be tried again:",
                "  sprint-runner set " + story.id() + " ready-for-dev",
                "  sprint-runner run 1 --story " + story.id());
    }

    private static Optional<String> next(BatchReport report) {
        return switch (report.batch().status()) {
            case "stopped", "error", "interrupted", "running" ->
                Optional.of("Go on with: sprint-runner resume " + report.batch().id());
            default -> Optional.empty();
        };
    }
}
