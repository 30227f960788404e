package dev.sprintrunner.web.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one command, made of its markers in their order. Pure but for its own list. Agents forget markers: a task
 * ends with the next one on the same story, or with the command; one of which only the end was told began with that.
 */
final class TaskHistory {
    static final String RUNNING = "running";

    private static final String COMPLETED = "completed";
    private static final int MAX_TASKS = 500;

    private final List<TaskView> tasks = new ArrayList<>();

    /**
     * What a marker said.
     *
     * @param at epoch milliseconds
     */
    record Marker(
            String task,
            @Nullable String storyKey,
            String status,
            @Nullable String message,
            long at) {}

    void add(Marker marker) {
        int open = open(marker);
        if (open < 0 && tasks.size() >= MAX_TASKS) {
            return;
        }
        String end = end(marker.status());
        if (open < 0) {
            endOthers(marker);
            tasks.add(new TaskView(marker.task(), marker.storyKey(), RUNNING, marker.at(), null, null));
            open = tasks.size() - 1;
        }
        TaskView task = tasks.get(open);
        String message = marker.message() == null || marker.message().isEmpty() ? task.message() : marker.message();
        tasks.set(
                open,
                new TaskView(
                        task.taskId(),
                        task.storyKey(),
                        end == null ? RUNNING : end,
                        task.startedAt(),
                        end == null ? null : (Long) marker.at(),
                        message));
    }

    private int open(Marker marker) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            TaskView task = tasks.get(i);
            if (task.endedAt() == null
                    && task.taskId().equals(marker.task())
                    && Objects.equals(task.storyKey(), marker.storyKey())) {
                return i;
            }
        }
        return -1;
    }

    private void endOthers(Marker next) {
        tasks.replaceAll(task -> task.endedAt() == null && Objects.equals(task.storyKey(), next.storyKey())
                ? ended(task, COMPLETED, next.at())
                : task);
    }

    /** How a marker ends its task; null for one that does not. */
    private static @Nullable String end(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "end", "done", "complete", COMPLETED, "success", "ok" -> COMPLETED;
            case "fail", "failed", "error" -> "failed";
            default -> null;
        };
    }

    private static TaskView ended(TaskView task, String status, long at) {
        return new TaskView(task.taskId(), task.storyKey(), status, task.startedAt(), at, task.message());
    }

    /**
     * The tasks in the order of their beginnings.
     *
     * @param commandStatus how the command ended, or running
     * @param commandEnd    null while it runs
     */
    List<TaskView> tasks(String commandStatus, @Nullable Long commandEnd) {
        return tasks.stream()
                .map(task ->
                        task.endedAt() == null && commandEnd != null ? ended(task, commandStatus, commandEnd) : task)
                .toList();
    }
}
