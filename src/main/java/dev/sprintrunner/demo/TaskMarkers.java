package dev.sprintrunner.demo;

import java.time.Instant;

/** The two written forms of a task marker. */
final class TaskMarkers {
    private TaskMarkers() {}

    static String json(TaskReport report) {
        return Json.write(Json.object()
                .put("sprint", "task")
                .put("story", report.story())
                .put("task", report.task())
                .put("status", report.status())
                .put("message", report.message()));
    }

    static String csv(TaskReport report, Instant now) {
        return String.join(
                ",",
                Long.toString(now.getEpochSecond()),
                report.epic(),
                report.story(),
                report.command(),
                report.task(),
                report.status(),
                '"' + report.message().replace('"', '\'') + '"');
    }
}
