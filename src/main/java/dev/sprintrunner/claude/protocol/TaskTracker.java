package dev.sprintrunner.claude.protocol;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tasks still run. 2.1.330 gives the whole list of background tasks whenever it changes; before, tasks are counted
 * from their start to their end, foreground ones too.
 */
final class TaskTracker {

    private static final int MAX_TASKS = 1000;

    private final Map<String, BackgroundTask> running = new LinkedHashMap<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private boolean listed;

    void accept(StreamMessage message) {
        if (message instanceof StreamMessage.BackgroundTasksChanged changed) {
            listed = true;
            running.clear();
            changed.tasks().forEach(this::add);
        } else if (message instanceof StreamMessage.TaskStarted started) {
            start(started);
        } else if (message instanceof StreamMessage.TaskUpdated updated && updated.ended()) {
            end(updated.taskId(), updated.status());
        } else if (message instanceof StreamMessage.TaskNotification notification) {
            end(notification.taskId(), notification.status());
        }
    }

    List<BackgroundTask> running() {
        return List.copyOf(running.values());
    }

    int failedCount() {
        return failed.size();
    }

    private void start(StreamMessage.TaskStarted started) {
        if (!listed && !Boolean.FALSE.equals(started.backgrounded())) {
            add(started.task());
        }
    }

    private void add(BackgroundTask task) {
        if (running.size() < MAX_TASKS) {
            running.put(task.taskId(), task);
        }
    }

    private void end(String taskId, String status) {
        running.remove(taskId);
        if (status.equals("failed") && failed.size() < MAX_TASKS) {
            failed.add(taskId);
        }
    }
}
