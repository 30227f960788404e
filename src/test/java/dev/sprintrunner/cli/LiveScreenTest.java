package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.EventLog.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveScreenTest {
    private static final Instant NOW = Events.START.plusSeconds(252);
    private static final LiveScreen SCREEN =
            new LiveScreen(Map.of("2a-1-scanner", "2a-1", "2a-2-report", "2a-2"), ZoneOffset.UTC);

    private final Events events = new Events();

    private LiveView busy() {
        return after(
                events.batchStart(3),
                events.cycleStart(2, "2a-1-scanner", "2a-2-report"),
                events.story("2a-1-scanner", "ready-for-dev", "in-progress", "development begins"),
                events.commandEnd(1, "create-story", 1.42, "2a-1-scanner", "2a-2-report"),
                events.later(120).commandStart(2, "dev-story", "2a-1-scanner"),
                events.progress(2, "dev-story", "implement", "…", "2a-1-scanner"),
                events.backgroundStart(3, "story-review-2", "2a-1-scanner", "2a-2-report"),
                events.commandStart(3, "story-review-2", "2a-1-scanner", "2a-2-report"));
    }

    private static LiveView after(Event... happened) {
        LiveView view = LiveView.EMPTY;
        for (Event event : happened) {
            view = view.after(event);
        }
        return view;
    }

    private static List<String> draw(LiveView view, int width, int height) {
        return SCREEN.draw(view, NOW, width, height).stream()
                .map(AttributedString::toString)
                .toList();
    }

    @Test
    void showsWhatRuns() {
        assertThat(draw(busy(), 79, 23))
                .containsExactly(
                        "Batch 7  cycle 2 of 3  $1.42  4 min 12 s",
                        "  2a-1 in-progress   2a-2",
                        "> dev-story 2a-1  2 min 12 s  implement",
                        "> story-review-2 2a-1, 2a-2  2 min 12 s  in the background",
                        "14:00  batch 7 started",
                        "14:00  cycle 2: 2a-1, 2a-2",
                        "14:00  2a-1 is in-progress: development begins",
                        "14:00  2a-1, 2a-2 create-story completed",
                        "14:02  2a-1 dev-story started",
                        "14:02  2a-1, 2a-2 story-review-2 started");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20, 40, 60, 79, 200})
    void fitsEveryWidth(int width) {
        assertThat(SCREEN.draw(busy(), NOW, width, 20))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void fitsEveryHeight(int height) {
        LiveView view = busy().withNotice("Stopping");

        assertThat(draw(view, 79, height))
                .hasSizeLessThanOrEqualTo(height)
                .element(0)
                .asString()
                .startsWith("Batch 7");
    }

    @Test
    void cutsBetweenWideCharacters() {
        LiveView view = after(events.batchStart(1), events.warning("潮".repeat(60)));

        assertThat(SCREEN.draw(view, NOW, 30, 20))
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(30));
        assertThat(draw(view, 30, 20)).last().asString().endsWith("…");
    }

    @Test
    void countsAWaitDown() {
        LiveView view = after(events.batchStart(1), events.waiting(NOW.plus(Duration.ofMinutes(123))));

        assertThat(draw(view, 79, 20))
                .last()
                .isEqualTo("usage limit: waiting until 16:07 (in 2 h 3 min); goes on by itself");
    }

    @Test
    void namesTheDayOfALongWait() {
        LiveView view = after(events.waiting(Instant.parse("2026-11-24T05:00:00Z")));

        assertThat(draw(view, 79, 20)).last().asString().contains("until Tue 05:00 (in 1 d 14 h)");
    }

    @Test
    void showsTheNoticeEvenWhenTheScreenIsSmall() {
        LiveView view = busy().withNotice("Stopping after the current story");

        assertThat(draw(view, 79, 10)).last().isEqualTo("Stopping after the current story");
    }

    @Test
    void saysThatThereAreMoreCommandsThanFit() {
        LiveView view = after(events.batchStart(1));
        for (int i = 1; i <= 12; i++) {
            view = view.after(events.commandStart(i, "dev-story", "s" + i));
        }

        assertThat(draw(view, 79, 12)).anySatisfy(line -> assertThat(line).matches("> and \\d+ more commands"));
    }

    @Test
    void obeysNoTextOfAnAgent() {
        LiveView view = after(
                events.commandStart(1, "dev-story", "k\u001b[2J"),
                events.progress(1, "dev-story", "ta\u0007sk", "x", "k"),
                events.warning("a\u001b]0;title\u0007b\nc\u009bd\u202ee"));

        assertThat(String.join("", draw(view, 200, 20)))
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\n")
                .contains("a ]0;title b c d e");
    }

    @Test
    void saysThatItStarts() {
        assertThat(draw(LiveView.EMPTY, 79, 20)).containsExactly("Starting");
    }
}
