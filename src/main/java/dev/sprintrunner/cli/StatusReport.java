package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.BatchRows.BatchRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far the sprint is.
 *
 * @param batch the running batch, or else the last one
 */
record StatusReport(SprintReading sprint, Optional<BatchReport> batch) {

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("file", sprint.file().map(Path::toString).orElse(null))
                .put("refuse", sprint.refuse().orElse(null));
        json.set("warnings", Json.texts(sprint.warnings()));
        json.set("stories", Json.array(sprint.status().stories(), StatusReport::json));
        json.set("epics", Json.array(sprint.status().epics(), StatusReport::json));
        json.set("batch", batch.map(found -> json(found.batch())).orElse(null));
        return json;
    }

    private static ObjectNode json(StoryEntry story) {
        return Json.object()
                .put("key", story.key())
                .put("id", story.id())
                .put("epic", story.epicId())
                .put("status", story.status())
                .put("class", story.statusClass().text());
    }

    private static ObjectNode json(EpicEntry epic) {
        return Json.object().put("key", epic.key()).put("id", epic.id()).put("status", epic.status());
    }

    private static ObjectNode json(BatchRow batch) {
        return Json.object()
                .put("id", batch.id())
                .put("status", batch.status())
                .put("started_at", batch.startedAt())
                .put("ended_at", batch.endedAt())
                .put("max_cycles", batch.maxCycles())
                .put("cycles_completed", batch.cyclesCompleted())
                .put("reason", batch.reason())
                .put("cost_usd", batch.costUsd());
    }

    List<String> toText(ZoneId zone) {
        List<String> lines = new ArrayList<>();
        sprint.file().ifPresent(file -> {
            lines.add(file.toString());
            lines.add("  " + counts());
            blocked().ifPresent(lines::add);
        });
        lines.add(batch.map(report -> batchLine(report, zone)).orElse("No batch has run yet."));
        batch.flatMap(StatusReport::hint).ifPresent(lines::add);
        sprint.warnings().forEach(warning -> lines.add("warning: " + Plain.text(warning)));
        return lines;
    }

    private String counts() {
        List<StoryEntry> stories = sprint.status().stories();
        String counts = Arrays.stream(StatusClass.values())
                .map(status -> count(stories, status))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
        return stories.size() + (stories.size() == 1 ? " story: " : " stories: ") + counts;
    }

    private static String count(List<StoryEntry> stories, StatusClass status) {
        long count =
                stories.stream().filter(story -> story.statusClass() == status).count();
        return count + " " + status.text();
    }

    private Optional<String> blocked() {
        String keys = sprint.status().stories().stream()
                .filter(story -> story.statusClass() == StatusClass.BLOCKED)
                .map(StoryEntry::key)
                .collect(Collectors.joining(", "));
        return keys.isEmpty() ? Optional.empty() : Optional.of("  blocked: " + keys);
    }

    private static String batchLine(BatchReport report, ZoneId zone) {
        BatchRow batch = report.batch();
        String cycles = batch.cyclesCompleted() + " of " + new Cycles(batch.maxCycles()) + " cycles";
        String reason = batch.reason() == null ? "" : " (" + Plain.text(batch.reason()) + ")";
        return "Batch " + batch.id() + ", started " + Times.second(Instant.ofEpochMilli(batch.startedAt()), zone) + ": "
                + batch.status() + reason + ", " + cycles + ", " + Times.money(batch.costUsd());
    }

    private static Optional<String> hint(BatchReport report) {
        return switch (report.batch().status()) {
            case "stopped", "interrupted", "error" ->
                Optional.of("  go on with it: sprint-runner resume "
                        + report.batch().id());
            default -> Optional.empty();
        };
    }
}
