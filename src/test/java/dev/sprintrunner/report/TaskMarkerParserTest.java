package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskMarkerParserTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final CommandName DEV = CommandName.of(CommandType.DEV_STORY);
    private static final StoryRef STORY = new StoryRef("2a-1-session-scanner", "2a-1");
    private static final StoryRef SECOND = new StoryRef("2a-2-reader", "2a-2");
    private static final String JSON =
            "{\"sprint\":\"task\",\"story\":\"2a-1\",\"task\":\"implement\",\"status\":\"start\",\"message\":\"Go\"}";

    private final TaskMarkerParser parser = new TaskMarkerParser(TaskTaxonomy.builtIn());

    private List<TaskMarker> parse(String text) {
        return parser.parse(text, DEV, List.of(STORY), NOW);
    }

    private TaskMarker only(String text) {
        List<TaskMarker> markers = parse(text);
        assertThat(markers).as(text).hasSize(1);
        return markers.get(0);
    }

    private static String csv(String rest) {
        return (SECONDS - 60) + "," + rest;
    }

    @Test
    void readsAJsonMarker() {
        TaskMarker marker = only(JSON);
        assertThat(marker.story()).isEqualTo("2a-1");
        assertThat(marker.storyKey()).isEqualTo("2a-1-session-scanner");
        assertThat(marker.task()).isEqualTo("implement");
        assertThat(marker.isStart()).isTrue();
        assertThat(marker.message()).isEqualTo("Go");
        assertThat(marker.reportedAt()).isNull();
        assertThat(marker.known()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  %s\t",
                "`%s`",
                "```json\n%s\n```",
                "text before\r\n%s\r\ntext after",
                "progress\r%s",
                "\u00a0\n%s"
            })
    void findsAJsonMarkerOnALineOfItsOwn(String frame) {
        assertThat(parse(String.format(frame, JSON))).hasSize(1);
    }

    @Test
    void toleratesOtherOrderMoreFieldsAndMissingOnes() {
        TaskMarker marker = only(
                "{\"extra\":{\"a\":[1]},\"status\":\"END\",\"task\":\"tests\",\"command\":\"dev-story\",\"sprint\":\"task\"}");
        assertThat(marker.isEnd()).isTrue();
        assertThat(marker.story()).isNull();
        assertThat(marker.storyKey()).isEqualTo(STORY.key());
        assertThat(marker.known()).isTrue();
        assertThat(only("{\"sprint\":\"task\",\"task\":\"tests\",\"message\":null}"))
                .satisfies(bare -> assertThat(bare.status()).isEqualTo("progress"))
                .satisfies(bare -> assertThat(bare.message()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sprint\":\"other\",\"task\":\"tests\"}",
                "{\"sprint\":\"task\"}",
                "{\"sprint\":\"task\",\"task\":\"\"}",
                "{\"sprint\":\"task\",\"task\":{\"a\":1}}",
                "{\"sprint\":\"task\",\"task\":\"tests\"",
                "{\"sprint\":\"task\",\"task\":\"tests\"} {}",
                "see {\"sprint\":\"task\",\"task\":\"tests\"}",
                "{'sprint':'task','task':'tests'}",
                "{\"a\":\"\\\"sprint\\\"\"}",
                "{}",
                ""
            })
    void takesNothingElseForAJsonMarker(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @Test
    void readsACsvMarker() {
        TaskMarker marker = only(csv("2a,2a-1,dev-story,setup,end,\"Setup complete (files:1)\""));
        assertThat(marker.story()).isEqualTo("2a-1");
        assertThat(marker.storyKey()).isEqualTo(STORY.key());
        assertThat(marker.command()).isEqualTo("dev-story");
        assertThat(marker.task()).isEqualTo("setup");
        assertThat(marker.isEnd()).isTrue();
        assertThat(marker.message()).isEqualTo("Setup complete (files:1)");
        assertThat(marker.metrics()).containsExactly(entry("files", "1"));
        assertThat(marker.reportedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(marker.known()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"a \"\"b\"\", c\"|a \"b\", c",
                "a, b, c|a, b, c",
                "\"said \"hi\", left\"|said \"hi\", left",
                "\"never closed, (x:1)|never closed, (x:1)",
                "\"|''",
                "plain|plain"
            })
    void readsTheMessageWhole(String field, String message) {
        assertThat(only(csv("2a,2a-1,dev-story,setup,end," + field)).message())
                .isEqualTo(message.equals("''") ? "" : message);
    }

    @Test
    void readsQuotedFieldsAndEmptyMessages() {
        TaskMarker marker = only("\"" + SECONDS + "\",\"2a\",\"2a-1\",\"dev-story\",\"tests\",\"start\",");
        assertThat(marker.task()).isEqualTo("tests");
        assertThat(marker.message()).isEmpty();
        TaskMarker pair = parser.parse(
                        csv("2a,\"2a-1, 2a-2\",dev-story,tests,start,x"), DEV, List.of(STORY, SECOND), NOW)
                .get(0);
        assertThat(pair.known()).isTrue();
        assertThat(pair.storyKey()).isNull();
    }

    @Test
    void acceptsTimesOnlyFromAYearAgoToAnHourAhead() {
        Duration year = Duration.ofDays(365);
        String rest = ",2a,2a-1,dev-story,setup,end,x";
        assertThat(parse(NOW.minus(year).getEpochSecond() + rest)).hasSize(1);
        assertThat(parse((NOW.minus(year).getEpochSecond() - 1) + rest)).isEmpty();
        assertThat(parse((SECONDS + 3600) + rest)).hasSize(1);
        assertThat(parse((SECONDS + 3601) + rest)).isEmpty();
        assertThat(parse(SECONDS * 1000 + rest)).isEmpty();
        assertThat(parse("99999999999" + rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,11,12,13,14,15",
                "2a,2a-1,dev-story,setup,end",
                "EUR,close,open,high,low,volume",
                "a,b,dev story,setup,end,x",
                "\"a,b,dev-story,setup,end,x"
            })
    void leavesOtherCsvAlone(String rest) {
        assertThat(parse(csv(rest))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2a-1,dev-story,setup,true",
        "2a-1-session-scanner,dev-story,setup,true",
        "2A.1,dev-story,setup,true",
        "2a-1,sprint-dev-story,setup,true",
        "-,dev-story,setup,true",
        "2a-1,dev-story,dancing,false",
        "2a-10,dev-story,setup,false",
        "9-9,dev-story,setup,false",
        "2a-1,code-review-2,setup,false",
        "2a-1,make-coffee,grind,false"
    })
    void keepsWhatItDoesNotKnowAsPlainProgress(String story, String command, String task, boolean known) {
        TaskMarker marker = only(csv("2a," + story + "," + command + "," + task + ",end,x"));
        assertThat(marker.known()).isEqualTo(known);
        assertThat(marker.task()).isEqualTo(task);
        assertThat(marker.command()).isEqualTo(command);
    }

    @Test
    void keepsUnknownStatusesAndJsonStories() {
        TaskMarker marker = only("{\"sprint\":\"task\",\"story\":7,\"task\":\"x\",\"status\":\"Paused\"}");
        assertThat(marker.status()).isEqualTo("paused");
        assertThat(marker.story()).isEqualTo("7");
        assertThat(marker.storyKey()).isNull();
        assertThat(marker.known()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paused", "in progress", "half-way"})
    void keepsUnknownStatusesOfCsv(String status) {
        assertThat(only(csv("2a,2a-1,dev-story,setup," + status + ",x")).status())
                .isEqualToIgnoringCase(status);
    }

    @Test
    void knowsTheTasksOfNumberedCommandsAndOfCommandsWithoutStories() {
        CommandName review = new CommandName(CommandType.CODE_REVIEW, 2);
        assertThat(parser.parse(csv("2a,2a-1,code-review-2,fix,start,x"), review, List.of(STORY), NOW))
                .singleElement()
                .matches(TaskMarker::known);
        CommandName context = CommandName.of(CommandType.PROJECT_CONTEXT);
        assertThat(parser.parse(
                        "{\"sprint\":\"task\",\"story\":\"any\",\"task\":\"explore\"}", context, List.of(), NOW))
                .singleElement()
                .matches(TaskMarker::known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Written (files:2, lines:85)|files=2 lines=85",
                "Done (x) then (tests: 12/12 passed; issues=3).|tests=12/12 passed issues=3",
                "Nested (tests:3 (new), files:1)|tests=3 (new) files=1",
                "No metrics (just words)|''",
                "Unbalanced files:2)|''",
                "(files:2|''",
                "None|''"
            })
    void readsTheMetricsOfTheLastBracket(String message, String metrics) {
        String found = MessageMetrics.of(message).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        assertThat(found).isEqualTo(metrics);
    }

    @Test
    void cutsMessagesForDisplayOnlyAndNeverInsideACharacter() {
        String exact = "🙂".repeat(150);
        assertThat(marker(exact).forDisplay()).isEqualTo(exact);
        assertThat(marker(exact + "🙂").forDisplay()).isEqualTo("🙂".repeat(149) + "…");
        assertThat(marker(exact + "🙂").message()).hasSize(302);
    }

    private TaskMarker marker(String message) {
        return only("{\"sprint\":\"task\",\"task\":\"x\",\"message\":\"" + message + "\"}");
    }

    @Test
    void keepsTheOrderOfManyMarkers() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append(csv("2a,2a-1,dev-story,implement,progress,\"step " + i + "\"\n"));
        }
        assertThat(parse(text.toString()))
                .hasSize(3_000)
                .last()
                .satisfies(last -> assertThat(last.message()).isEqualTo("step 2999"));
    }

    @Test
    @Timeout(60)
    void staysCheapOnHugeLines() {
        int size = 2_000_000;
        assertThat(parse("x".repeat(10_000_000))).isEmpty();
        assertThat(parse(csv(",".repeat(size)))).isEmpty();
        assertThat(parse(csv("\"".repeat(60_000)))).isEmpty();
        assertThat(parse("{\"sprint\":" + "[".repeat(60_000) + "}")).isEmpty();
        assertThat(parse("{\"sprint\":\"task\"}\n".repeat(size / 200))).isEmpty();
        assertThat(parse("\n".repeat(size))).isEmpty();
        assertThat(MessageMetrics.of("(".repeat(size))).isEmpty();
        assertThat(MessageMetrics.of(")".repeat(size))).isEmpty();
        assertThat(MessageMetrics.of("(" + "a:".repeat(size / 4) + ",".repeat(size / 4) + ")"))
                .isNotNull();
    }

    @Test
    void neverThrowsOnRandomText() {
        Random random = new Random(7);
        String[] pieces = {
            "{",
            "}",
            "\"",
            ",",
            "\n",
            "\r",
            "sprint",
            "\"sprint\":\"task\"",
            ":",
            "task",
            "" + SECONDS,
            "dev-story",
            "setup",
            "end",
            "(",
            ")",
            "2a-1",
            "\\",
            "\ud83d",
            "\u0000",
            "`",
            " ",
            "é"
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(parse(text.toString()))
                    .isNotNull()
                    .allMatch(marker -> !marker.task().isEmpty());
        }
    }
}
