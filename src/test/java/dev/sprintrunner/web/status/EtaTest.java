package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.web.status.Durations.Past;
import dev.sprintrunner.web.status.Eta.Budget;
import dev.sprintrunner.web.status.Eta.Left;
import dev.sprintrunner.web.status.Eta.Running;
import dev.sprintrunner.workflow.CommandRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In seconds, for the eye: development takes 80, 100, 120; a review 50, of which a story takes two; the rest as below. */
class EtaTest {
    private static final Durations PAST = past();

    private static Durations past() {
        List<Past> past = new ArrayList<>();
        for (long seconds : new long[] {60, 80, 100, 120, 140}) {
            past.add(new Past(CommandType.DEV_STORY, seconds * 1000, 1L));
        }
        for (long story : new long[] {1, 1, 2, 2}) {
            past.add(new Past(CommandType.CODE_REVIEW, 50_000, story));
        }
        past.add(new Past(CommandType.CREATE_STORY, 30_000, 1L));
        past.add(new Past(CommandType.STORY_DISCOVERY, 45_000, 1L));
        past.add(new Past(CommandType.STORY_REVIEW, 20_000, 1L));
        past.add(new Past(CommandType.BATCH_COMMIT, 10_000, 1L));
        return new Durations(past);
    }

    private static CommandRun run(CommandType type, int attempt, boolean background) {
        return new CommandRun(new CommandName(type, attempt), List.of("1-1"), background, false, null, null);
    }

    private static CommandRun run(CommandType type) {
        return run(type, 1, false);
    }

    private static Running running(CommandType type, int attempt, long elapsedSeconds) {
        return new Running(type, attempt, false, elapsedSeconds * 1000);
    }

    private static Left left(List<Running> running, CommandRun... commands) {
        return new Left(running, List.of(commands), 0, null);
    }

    private static Eta eta(Left left) {
        return Eta.of(PAST, left).orElseThrow();
    }

    private static long seconds(Left left) {
        return eta(left).ms() / 1000;
    }

    @Test
    void isNotForetoldFromAFewCommands() {
        Durations four = new Durations(List.of(
                new Past(CommandType.DEV_STORY, 1, 1L),
                new Past(CommandType.DEV_STORY, 1, 1L),
                new Past(CommandType.DEV_STORY, 1, 1L),
                new Past(CommandType.DEV_STORY, 1, 1L)));

        assertThat(Eta.of(four, left(List.of(), run(CommandType.DEV_STORY)))).isEmpty();
    }

    @Test
    void addsUpWhatIsPlannedAndTheReviewsAStoryTakes() {
        Left left = left(
                List.of(), run(CommandType.DEV_STORY), run(CommandType.CODE_REVIEW), run(CommandType.BATCH_COMMIT));

        assertThat(eta(left)).isEqualTo(new Eta(210_000, 190_000, 230_000));
    }

    @Test
    void theScoutWorksBesideTheWriter() {
        assertThat(seconds(left(List.of(), run(CommandType.CREATE_STORY), run(CommandType.STORY_DISCOVERY))))
                .isEqualTo(45);
        assertThat(seconds(left(List.of(), run(CommandType.STORY_DISCOVERY)))).isEqualTo(45);
    }

    @Test
    void ofWhatRunsTheRestCounts() {
        assertThat(seconds(left(List.of(running(CommandType.DEV_STORY, 1, 70)))))
                .isEqualTo(30);
        assertThat(seconds(left(List.of(
                        running(CommandType.CREATE_STORY, 1, 10), running(CommandType.STORY_DISCOVERY, 1, 10)))))
                .isEqualTo(35);
    }

    @Test
    void whatTakesLongerThanUsualStillNeedsATenth() {
        assertThat(seconds(left(List.of(running(CommandType.DEV_STORY, 1, 5000)))))
                .isEqualTo(10);
    }

    @Test
    void reviewsAlreadyMadeAreNotExpectedAgain() {
        assertThat(seconds(left(List.of(), run(CommandType.CODE_REVIEW, 2, false))))
                .isEqualTo(50);
        assertThat(seconds(left(List.of(), run(CommandType.CODE_REVIEW, 5, false))))
                .isEqualTo(50);
        assertThat(seconds(left(List.of(running(CommandType.CODE_REVIEW, 1, 20)))))
                .isEqualTo(30 + 50);
        assertThat(seconds(left(List.of(running(CommandType.CODE_REVIEW, 2, 20)))))
                .isEqualTo(30);
    }

    @Test
    void theBackgroundCountsOnlyWhereItLastsLonger() {
        Running background = new Running(CommandType.STORY_REVIEW, 2, true, 5_000);

        assertThat(seconds(left(List.of(background)))).isEqualTo(15);
        assertThat(seconds(
                        left(List.of(background), run(CommandType.DEV_STORY), run(CommandType.STORY_REVIEW, 3, true))))
                .isEqualTo(100);
    }

    @Test
    void aWaitComesFirst() {
        assertThat(seconds(new Left(List.of(), List.of(run(CommandType.DEV_STORY)), 3_600_000, null)))
                .isEqualTo(3_700);
    }

    @Test
    void moneyThatEndsSoonerEndsTheBatchSooner() {
        List<CommandRun> commands = List.of(run(CommandType.DEV_STORY), run(CommandType.DEV_STORY));
        Budget forFifty = new Budget(1, 1.0 / 50_000);

        assertThat(seconds(new Left(List.of(), commands, 0, forFifty))).isEqualTo(50);
        assertThat(seconds(new Left(List.of(), commands, 7_000, forFifty))).isEqualTo(57);
        assertThat(seconds(new Left(List.of(), commands, 0, new Budget(9, 1.0 / 50_000))))
                .isEqualTo(200);
        assertThat(seconds(new Left(List.of(running(CommandType.DEV_STORY, 1, 10)), commands, 0, forFifty)))
                .as("what runs is not ended for the budget")
                .isEqualTo(90);
    }

    @Test
    void theRangeSpansTheMiddleHalf() {
        Eta eta = eta(left(List.of(running(CommandType.DEV_STORY, 1, 10)), run(CommandType.DEV_STORY)));

        assertThat(eta).isEqualTo(new Eta(190_000, 150_000, 230_000));
    }
}
