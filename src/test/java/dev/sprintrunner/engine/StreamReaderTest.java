package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.StoryRef;
import dev.sprintrunner.report.TaskMarker;
import dev.sprintrunner.report.TaskMarkerParser;
import dev.sprintrunner.report.TaskTaxonomy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamReaderTest {
    /** Shortly after the markers of the recorded stream. */
    private static final Instant NOW = Instant.ofEpochSecond(1_769_211_000);

    private static final String INIT =
            "{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":\"s\",\"model\":\"m\",\"tools\":[]}\n";
    private static final String RESULT =
            "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"num_turns\":1,"
                    + "\"result\":\"done\",\"session_id\":\"s\"}\n";

    private record Report(List<String> tasks, boolean named, long offset) {}

    private final List<Report> reports = new ArrayList<>();
    private final StreamReader reader = readerFrom(0);

    private StreamReader readerFrom(long offset) {
        TaskMarkerParser parser = new TaskMarkerParser(TaskTaxonomy.builtIn());
        CommandName command = CommandName.of(CommandType.DEV_STORY);
        List<StoryRef> stories = List.of(new StoryRef("2a-1-scanner", "2a-1"));
        return new StreamReader(
                offset,
                text -> parser.parse(text, command, stories, NOW),
                (markers, summary, position) ->
                        reports.add(new Report(names(markers), summary.init() != null, position)));
    }

    private static List<String> names(List<TaskMarker> markers) {
        return markers.stream()
                .map(marker -> marker.task() + " " + marker.status())
                .toList();
    }

    private static void feed(StreamReader reader, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
    }

    private static String says(String text) {
        return "{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"role\":\"assistant\",\"model\":\"claude\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]},\"session_id\":\"s\"}\n";
    }

    private static String marker(String task, String status) {
        return "{\\\"sprint\\\":\\\"task\\\",\\\"story\\\":\\\"2a-1\\\",\\\"task\\\":\\\"" + task
                + "\\\",\\\"status\\\":\\\"" + status + "\\\"}";
    }

    @Test
    void theBeginningOfTheSessionIsReportedOnce() {
        feed(reader, INIT);
        reader.flush();
        feed(reader, says("hello"));
        reader.flush();

        assertThat(reports).containsExactly(new Report(List.of(), true, INIT.length()));
    }

    @Test
    void markersInWhatTheAgentSaysAreReportedOnceWithThePlaceReached() {
        String setup = says("I begin.\\n" + marker("setup", "start"));
        feed(reader, INIT + setup);
        reader.flush();
        reader.flush();

        assertThat(reports).containsExactly(new Report(List.of("setup start"), true, INIT.length() + setup.length()));
    }

    @Test
    void markersThatToolsPrintedAreReported() throws IOException {
        try (var in = Objects.requireNonNull(
                StreamReaderTest.class.getResourceAsStream("/stream-json/2.1.330/tool-bash-csv.ndjson"))) {
            byte[] stream = in.readAllBytes();
            reader.accept(stream, 0, stream.length);
        }
        reader.end();

        assertThat(reports.get(0).tasks()).startsWith("setup start", "implement start", "implement end");
        assertThat(reader.isAnswered()).isTrue();
    }

    @Test
    void whatWasReportedBeforeARestartIsNotReportedAgain() {
        String first = INIT + says(marker("setup", "start"));
        StreamReader later = readerFrom(first.length());
        feed(later, first + says(marker("implement", "start")));
        later.flush();

        assertThat(reports).extracting(Report::tasks).containsExactly(List.of("implement start"));
        assertThat(later.summary().sessionId()).isEqualTo("s");
    }

    @Test
    void aLineIsReadWhereverItsBytesAreSplit() {
        byte[] bytes = (INIT + says("ü\\n" + marker("tests", "end"))).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            reader.accept(bytes, i, 1);
        }
        reader.flush();

        assertThat(reports).extracting(Report::tasks).containsExactly(List.of("tests end"));
    }

    @Test
    void aLastLineWithoutALineFeedCountsAtTheEnd() {
        feed(reader, INIT + RESULT.strip());
        reader.flush();
        assertThat(reader.isAnswered()).isFalse();
        assertThat(reader.position()).isEqualTo(INIT.length());

        reader.end();
        assertThat(reader.isAnswered()).isTrue();
        assertThat(reader.position()).isEqualTo(INIT.length() + RESULT.length() - 1);
    }

    @Test
    void anAgentThatWaitsForTheApiSaysForHowLong() {
        feed(
                reader,
                INIT + "{\"type\":\"system\",\"subtype\":\"api_retry\",\"attempt\":1,\"max_retries\":10,"
                        + "\"retry_delay_ms\":90000.5,\"error_status\":529,\"error\":\"overloaded\"}\n");
        reader.flush();
        assertThat(reader.expectedWait()).isBetween(Duration.ofSeconds(90), Duration.ofMillis(90_001));

        feed(reader, says("here I am again"));
        reader.flush();
        assertThat(reader.expectedWait()).isZero();
    }

    @Test
    void whatASyntheticMessageOrAPromptSaysIsNoProgress() {
        String synthetic = says(marker("setup", "start")).replace("\"claude\"", "\"<synthetic>\"");
        String prompt = "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\""
                + marker("setup", "start") + "\"}]},\"session_id\":\"s\"}\n";
        feed(reader, INIT + synthetic + prompt);
        reader.flush();

        assertThat(reports).extracting(Report::tasks).containsExactly(List.of());
    }

    @Test
    void garbageIsSkippedAndTheRestRead() {
        feed(reader, "not json\n{\"type\":\n\u0000\n" + INIT + "[1,2]\n" + says(marker("lint", "start")) + RESULT);
        reader.flush();

        assertThat(reports).extracting(Report::tasks).containsExactly(List.of("lint start"));
        assertThat(reader.isAnswered()).isTrue();
        assertThat(reader.summary().lines().unreadable()).isGreaterThanOrEqualTo(3);
    }
}
