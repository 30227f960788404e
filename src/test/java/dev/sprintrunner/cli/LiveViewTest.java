package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.EventLog.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private final Events events = new Events();

    private static LiveView after(Event... happened) {
        LiveView view = LiveView.EMPTY;
        for (Event event : happened) {
            view = view.after(event);
        }
        return view;
    }

    @Test
    void commandsRunFromTheirStartToTheirEnd() {
        LiveView running = after(
                events.batchStart(3),
                events.commandStart(1, "create-story", "1-1-a", "1-2-b"),
                events.commandStart(2, "story-discovery", "1-1-a", "1-2-b"),
                events.progress(1, "create-story", "analyze", "reading", "1-1-a"));

        assertThat(running.running()).containsOnlyKeys(1L, 2L).hasEntrySatisfying(1L, command -> {
            assertThat(command.task()).isEqualTo("analyze");
            assertThat(command.stories()).containsExactly("1-1-a", "1-2-b");
        });

        LiveView ended = running.after(events.commandEnd(1, "create-story", 0.25, "1-1-a"))
                .after(events.commandFailed(2, "story-discovery", "it hung", "1-1-a"));
        assertThat(ended.running()).isEmpty();
        assertThat(ended.costUsd()).isEqualByComparingTo("0.25");
    }

    @Test
    void aCommandThatStartsInTheBackgroundStaysThere() {
        LiveView view = after(
                events.backgroundStart(4, "story-review-2", "1-1-a"),
                events.commandStart(4, "story-review-2", "1-1-a"));

        assertThat(view.running())
                .hasEntrySatisfying(
                        4L, command -> assertThat(command.background()).isTrue());
    }

    @Test
    void storiesOfTheCycleHaveTheirLastStatus() {
        LiveView view = after(
                events.cycleStart(1, "1-1-a", "1-2-b"),
                events.story("1-1-a", "backlog", "ready-for-dev", "created"),
                events.story("1-1-a", "review", "done", "accepted"),
                events.story("1-2-b", "review", "blocked", "10 reviews"),
                events.cycleEnd(1),
                events.cycleStart(2, "2-1-c"));

        assertThat(view.stories()).containsOnlyKeys("2-1-c");
        assertThat(view.cyclesCompleted()).isEqualTo(1);
        assertThat(view.done()).isEqualTo(1);
        assertThat(view.blocked()).isEqualTo(1);
    }

    @Test
    void aWaitEndsWhenItIsOver() {
        LiveView waiting = after(events.waiting(Events.START.plusSeconds(60)));

        assertThat(waiting.waitingUntil()).isEqualTo(Events.START.plusSeconds(60));
        assertThat(waiting.after(events.waitOver()).waitingUntil()).isNull();
        assertThat(waiting.after(events.batchEnd("stopped")).waitingUntil()).isNull();
    }

    @Test
    void remembersWhatHappenedLastWithoutProgress() {
        LiveView view = LiveView.EMPTY;
        for (int i = 0; i < 30; i++) {
            view = view.after(events.warning("w" + i)).after(events.progress(1, "dev-story", "tests", "p", "1-1-a"));
        }

        List<String> messages =
                view.recent().stream().map(LiveView.Recent::message).toList();
        assertThat(messages).hasSize(10).endsWith("w28", "w29");
    }
}
