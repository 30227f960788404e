package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.engine.ProgressItem.Doing;
import dev.sprintrunner.engine.ProgressItem.Kind;
import dev.sprintrunner.report.StoryRef;
import dev.sprintrunner.report.TaskMarkerParser;
import dev.sprintrunner.report.TaskTaxonomy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    private final List<Doing> doings = new ArrayList<>();
    private final List<Pulse> pulses = new ArrayList<>();
    private final StreamReader reader = readerFrom(0);

    private StreamReader readerFrom(long offset) {
        TaskMarkerParser parser = new TaskMarkerParser(TaskTaxonomy.builtIn());
        CommandName command = CommandName.of(CommandType.DEV_STORY);
        List<StoryRef> stories = List.of(new StoryRef("2a-1-scanner", "2a-1"));
        return new StreamReader(
                offset,
                text -> parser.parse(text, command, stories, NOW),
                new ToolLine(Path.of("/project")),
                new StreamReader.Progress() {
                    @Override
                    public void report(List<ProgressItem> items, RunSummary summary, long position) {
                        reports.add(new Report(tasks(items), summary.init() != null, position));
                        items.stream().filter(item -> item instanceof Doing).forEach(item -> doings.add((Doing) item));
                    }

                    @Override
                    public void beat(Pulse pulse, RunSummary summary) {
                        pulses.add(pulse);
                    }
                });
    }

    private static List<String> tasks(List<ProgressItem> items) {
        List<String> tasks = new ArrayList<>();
        for (ProgressItem item : items) {
            if (item instanceof ProgressItem.Task told) {
                tasks.add(told.marker().task() + " " + told.marker().status());
            }
        }
        return tasks;
    }

    private static byte[] recording(String name) throws IOException {
        try (var in = Objects.requireNonNull(
                StreamReaderTest.class.getResourceAsStream("/stream-json/2.1.330/" + name + ".ndjson"))) {
            return in.readAllBytes();
        }
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
        byte[] stream = recording("tool-bash-csv");
        reader.accept(stream, 0, stream.length);
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

    @Test
    void toolCallsFailuresAndWordsAreToldInTheirOrder() throws IOException {
        byte[] stream = recording("write-edit-default");
        reader.accept(stream, 0, stream.length);
        reader.end();

        assertThat(doings)
                .extracting(doing -> doing.kind().text() + " " + doing.line())
                .startsWith(
                        "text Writing the story file.",
                        "tool Write stories/2a-1.md",
                        "tool_error Write: Claude requested permissions to write to /project/stories/2a-1.md,"
                                + " but you haven't granted it yet.",
                        "tool Read stories/2a-1.md",
                        "tool_error Read: File does not exist. Note: your current working directory is /project.",
                        "tool Edit stories/2a-1.md",
                        "tool_error Edit: File does not exist. Note: your current working directory is /project.")
                .endsWith("text Story 2a-1 created.");
        assertThat(doings).noneMatch(Doing::subAgent);
    }

    @Test
    void whatASubAgentDoesIsToldAsSuchAndItsPromptIsNot() throws IOException {
        byte[] stream = recording("subagent-foreground");
        reader.accept(stream, 0, stream.length);
        reader.end();

        assertThat(doings)
                .containsExactly(
                        new Doing(Kind.TEXT, "I delegate this.", false),
                        new Doing(Kind.TOOL, "Agent check api", false),
                        new Doing(Kind.TOOL, "Bash sleep 1; echo checked-api", true),
                        new Doing(Kind.TEXT, "The report is in. VERDICT: APPROVE", false));
    }

    @Test
    void theLineOfAReportIsNotToldAsWords() {
        feed(
                reader,
                INIT + says(marker("setup", "start")) + says("\\n" + marker("setup", "end") + "\\nOn to the tests."));
        reader.flush();

        assertThat(doings).containsExactly(new Doing(Kind.TEXT, "On to the tests.", false));
        assertThat(reports).extracting(Report::tasks).containsExactly(List.of("setup start", "setup end"));
    }

    @Test
    void ofABurstTheFirstAreToldAndTheRestCounted() {
        feed(reader, INIT + says("line").repeat(10_000) + says(marker("implement", "start")));
        reader.flush();

        assertThat(doings).hasSize(ProgressBuffer.MAX_DOINGS + 1);
        assertThat(doings.get(ProgressBuffer.MAX_DOINGS).line())
                .isEqualTo("… and 9950 more calls and texts; the output has them all");
        assertThat(reports).extracting(Report::tasks).containsExactly(List.of("implement start"));
    }

    @Test
    void manyReportsAreHandedOnBeforeTheEndOfABurst() {
        String many = says(marker("implement", "progress")).repeat(5_000);
        byte[] bytes = (INIT + many).getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += 65_536) {
            reader.accept(bytes, from, Math.min(65_536, bytes.length - from));
        }

        assertThat(reports)
                .hasSizeGreaterThan(3)
                .allMatch(report -> report.tasks().size() < 2_000);
        reader.flush();
        assertThat(reports.stream().mapToInt(report -> report.tasks().size()).sum())
                .isEqualTo(5_000);
        assertThat(reports.get(reports.size() - 1).offset()).isEqualTo(bytes.length);
    }

    @Test
    void eachReportSaysWhereItEnds() {
        String whole = INIT + says("one");
        feed(reader, whole + says("two").substring(0, 20));
        reader.flush();
        feed(reader, says("two").substring(20));
        reader.flush();

        assertThat(reports)
                .extracting(Report::offset)
                .containsExactly(
                        (long) whole.length(),
                        (long) whole.length() + says("two").length());
        assertThat(doings).extracting(Doing::line).containsExactly("one", "two");
    }

    @Test
    void thePulseFollowsTheStream() throws IOException {
        byte[] stream = recording("tool-bash-csv");
        reader.accept(stream, 0, stream.length);
        reader.flush();

        Pulse pulse = pulses.get(pulses.size() - 1);
        assertThat(pulse.model()).startsWith("claude-sonnet");
        assertThat(pulse.sessionId()).isNotBlank();
        assertThat(pulse.repeatCount()).isEqualTo(1);
        assertThat(pulse.answered()).isTrue();
        assertThat(pulse.inputTokens()).isEqualTo(reader.summary().usage().allInputTokens());
        assertThat(pulse.outputTokens()).isEqualTo(reader.summary().usage().outputTokens());
    }

    @Test
    void anAgentThatWaitsForTheApiSaysSoInItsLine() {
        feed(
                reader,
                INIT + "{\"type\":\"system\",\"subtype\":\"api_retry\",\"attempt\":3,\"max_retries\":10,"
                        + "\"retry_delay_ms\":36000,\"error_status\":529,\"error\":\"overloaded\"}\n");
        reader.flush();

        assertThat(pulses.get(0).lastLine()).isEqualTo("the API answers 529; tries again in 36 s (3 of 10)");
        assertThat(pulses.get(0).expectedWait()).isEqualTo(Duration.ofSeconds(36));
    }
}
