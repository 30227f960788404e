package dev.sprintrunner.web.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskHistoryTest {
    private final TaskHistory history = new TaskHistory();

    private void mark(String task, String status, long at) {
        mark(task, "1-1-a", status, "", at);
    }

    private void mark(String task, String story, String status, String message, long at) {
        history.add(new TaskHistory.Marker(task, story, status, message, at));
    }

    private List<String> tasks(String commandStatus, @Nullable Long end) {
        return history.tasks(commandStatus, end).stream()
                .map(task -> task.taskId() + " " + task.status() + " " + task.startedAt() + "-" + task.endedAt())
                .toList();
    }

    @Test
    void aTaskLastsFromItsStartToItsEnd() {
        mark("setup", "start", 10);
        mark("setup", "progress", 15);
        mark("setup", "end", 20);
        mark("implement", "start", 20);

        assertThat(tasks("running", null)).containsExactly("setup completed 10-20", "implement running 20-null");
    }

    @Test
    void aForgottenEndIsWhereTheNextTaskBegins() {
        mark("setup", "start", 10);
        mark("implement", "start", 30);

        assertThat(tasks("running", null)).containsExactly("setup completed 10-30", "implement running 30-null");
    }

    @Test
    void whatIsOpenAtTheCommandsEndEndsAsTheCommandDoes() {
        mark("setup", "start", 10);
        mark("setup", "end", 20);
        mark("implement", "start", 20);

        assertThat(tasks("failed", 90L)).containsExactly("setup completed 10-20", "implement failed 20-90");
    }

    @Test
    void anEndWithoutAStartIsAMoment() {
        mark("setup", "end", 10);

        assertThat(tasks("running", null)).containsExactly("setup completed 10-10");
    }

    @Test
    void twoStoriesAreAtTheirTasksSideBySide() {
        mark("setup", "1-1-a", "start", "", 10);
        mark("setup", "1-2-b", "start", "", 11);
        mark("analyze", "1-1-a", "start", "", 20);
        mark("setup", "1-2-b", "end", "", 30);

        assertThat(tasks("running", null))
                .containsExactly("setup completed 10-20", "setup completed 11-30", "analyze running 20-null");
    }

    @Test
    void aTaskDoneAgainIsAnotherOne() {
        mark("test", "start", 10);
        mark("test", "end", 20);
        mark("test", "start", 30);
        mark("test", "failed", 40);

        assertThat(tasks("running", null)).containsExactly("test completed 10-20", "test failed 30-40");
    }

    @Test
    void theLastWordOnATaskIsKept() {
        mark("setup", "1-1-a", "start", "begin", 10);
        mark("setup", "1-1-a", "end", "", 20);

        assertThat(history.tasks("completed", 30L))
                .extracting(TaskView::message)
                .containsExactly("begin");
    }

    @Test
    void anAgentThatReportsForEverFillsNoMemory() {
        for (int i = 0; i < 10_000; i++) {
            mark("task-" + i, "start", i);
        }

        assertThat(history.tasks("running", null)).hasSize(500);
    }
}
