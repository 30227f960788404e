package dev.sprintrunner.web.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.web.CommandServer;
import dev.sprintrunner.web.CommandServer.Answer;
import dev.sprintrunner.web.CommandServer.Trees;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptRoutesTest {
    private static final String TEXT_LINE =
            "{\"type\":\"assistant\",\"message\":{\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}\n";

    @TempDir
    Path project;

    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        server = CommandServer.start(project, recorder -> new TranscriptRoutes(recorder, RuntimeDirectory.of(project)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheConversationOfARecordedRun() throws IOException {
        JsonNode page = page(recorded("2.1.330/write-edit-acceptedits"), "");

        assertThat(kinds(page))
                .startsWith("init", "text", "tool_call", "tool_result")
                .endsWith("text", "result");
        assertThat(page.at("/items/0/text").textValue())
                .startsWith("Claude Code 2.1.330, claude-sonnet-5-5, 22 tools, permission mode ");
        assertThat(page.at("/items/0/input/tools").intValue()).isEqualTo(22);
        JsonNode call = page.at("/items/2");
        assertThat(call.path("tool").textValue()).isEqualTo("Write");
        assertThat(call.at("/input/file_path").textValue()).isEqualTo("/project/stories/2a-1.md");
        JsonNode result = page.at("/items/3");
        assertThat(result.path("tool_use_id")).isEqualTo(call.path("tool_use_id"));
        assertThat(result.path("at").longValue()).isGreaterThan(1_790_000_000_000L);
        JsonNode end = page.path("items").get(page.path("items").size() - 1);
        assertThat(end.path("text").textValue())
                .startsWith("success: 7 turns, ")
                .endsWith(" USD");
        assertThat(end.at("/input/cost_usd").isNumber()).isTrue();
        assertThat(page.path("complete").booleanValue()).isTrue();
    }

    @Test
    void readsEveryRecordedRunToItsEnd() throws Exception {
        Path recordings = Path.of(
                Objects.requireNonNull(getClass().getResource("/stream-json")).toURI());
        try (Stream<Path> files = Files.walk(recordings)) {
            List<Path> streams =
                    files.filter(file -> file.toString().endsWith(".ndjson")).toList();
            assertThat(streams).hasSizeGreaterThan(100);
            for (Path stream : streams) {
                JsonNode page = page(ended(Files.readString(stream)), "?limit=500");
                assertThat(page.path("complete").booleanValue())
                        .as("%s", stream)
                        .isTrue();
                assertThat(texts(page)).as("%s", stream).noneMatch(text -> text.startsWith("a line of unknown type"));
            }
        }
    }

    @Test
    void marksWhatSubAgentsSay() throws IOException {
        JsonNode page = page(recorded("2.1.330/subagent-default"), "");

        items(page)
                .filteredOn(item -> item.path("sub_agent").booleanValue())
                .extracting(item -> item.path("kind").textValue())
                .containsExactly("text", "tool_call", "tool_result", "text");
    }

    @Test
    void tellsOfLimitsRetriesAndDenials() throws IOException {
        assertThat(texts(page(recorded("2.1.330/usage-limit-waited"), "")))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("usage limit (five_hour): rejected")
                        .contains("resets at 2026-"))
                .anySatisfy(text ->
                        assertThat(text).isEqualTo("API call failed (429 rate_limit), tried again in 10.5 s: 1 of 300"))
                .noneSatisfy(text -> assertThat(text).contains("allowed"));
        items(page(recorded("2.1.330/write-edit-default"), ""))
                .filteredOn(item -> text(item).startsWith("permission denied: "))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(item.path("is_error").booleanValue()).isTrue())
                .first()
                .satisfies(item -> assertThat(item.path("tool").textValue()).isEqualTo("Write"));
    }

    @Test
    void tellsErrorsOfTheCommandLineAsNotices() throws IOException {
        JsonNode page = page(recorded("2.1.330/api-401"), "");

        items(page)
                .filteredOn(item -> item.path("is_error").booleanValue())
                .extracting(item -> item.path("kind").textValue())
                .contains("notice", "result");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void pagesOfAnySizeAddUpToTheWhole(int limit) throws IOException {
        long id = recorded("2.1.330/subagents-parallel");
        JsonNode whole = page(id, "");
        List<JsonNode> collected = new ArrayList<>();
        JsonNode page = page(id, "?limit=" + limit);
        while (!page.path("complete").booleanValue()) {
            assertThat(page.path("items")).hasSizeLessThanOrEqualTo(limit);
            page.path("items").forEach(collected::add);
            page = page(id, "?limit=" + limit + "&after=" + page.path("next").textValue());
        }
        page.path("items").forEach(collected::add);

        assertThat(collected).isEqualTo(list(whole));
        assertThat(collected)
                .extracting(item -> item.path("cursor").textValue())
                .doesNotHaveDuplicates();
    }

    @Test
    void aLineOfSeveralItemsIsGoneOnWithInItsMiddle() throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        write(
                id,
                "{\"type\":\"assistant\",\"message\":{\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"one\"},"
                        + "{\"type\":\"thinking\",\"thinking\":\"two\"},{\"type\":\"text\",\"text\":\"three\"}]}}\n");

        JsonNode first = page(id, "?limit=2");
        JsonNode second = page(id, "?after=" + first.path("next").textValue());

        assertThat(texts(first)).containsExactly("one", "two");
        assertThat(texts(second)).containsExactly("three");
        assertThat(page(id, "?after=" + first.at("/items/0/cursor").textValue() + "&limit=1")
                        .at("/items/0/text")
                        .textValue())
                .isEqualTo("two");
    }

    @Test
    void followsAFileThatGrows() throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        JsonNode page = page(id, "");
        assertThat(page.path("items")).isEmpty();

        write(id, TEXT_LINE.formatted("first") + "{\"type\":\"assis");
        page = page(id, "?after=" + page.path("next").textValue());
        assertThat(texts(page)).containsExactly("first");

        write(id, TEXT_LINE.formatted("second").substring("{\"type\":\"assis".length()));
        page = page(id, "?after=" + page.path("next").textValue());
        assertThat(texts(page)).containsExactly("second");
        assertThat(page.path("complete").booleanValue()).isFalse();

        server.end(id, Trees.NONE);
        page = page(id, "?after=" + page.path("next").textValue());
        assertThat(page.path("items")).isEmpty();
        assertThat(page.path("complete").booleanValue()).isTrue();
    }

    @Test
    void tellsALastLineWithoutLineFeedOnceTheCommandHasEnded() throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        write(id, TEXT_LINE.formatted("whole") + TEXT_LINE.formatted("last").strip());

        assertThat(texts(page(id, ""))).containsExactly("whole");
        server.end(id, Trees.NONE);
        assertThat(texts(page(id, ""))).containsExactly("whole", "last");
    }

    @Test
    void isCompleteAlsoWithBlankLinesAtTheEnd() throws IOException {
        long id = ended(TEXT_LINE.formatted("said") + "\n  \n");

        assertThat(page(id, "").path("complete").booleanValue()).isTrue();
    }

    @Test
    void cutsLongTextsAndSaysSo() throws IOException {
        long id = ended(
                "{\"type\":\"assistant\",\"message\":{\"model\":\"m\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\","
                        + "\"name\":\"Write\",\"input\":{\"file_path\":\"a.txt\",\"content\":\"" + "x".repeat(5_000)
                        + "\"}}]}}\n"
                        + "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\""
                        + "y".repeat(20_000) + "\"}]}}\n");

        JsonNode page = page(id, "");

        assertThat(page.at("/items/0/input/content").textValue()).hasSize(2048);
        assertThat(page.at("/items/0/truncated").booleanValue()).isTrue();
        assertThat(page.at("/items/1/text").textValue()).hasSize(8192);
        assertThat(page.at("/items/1/truncated").booleanValue()).isTrue();
    }

    @Test
    void boundsAnInputOfCountlessValues() throws IOException {
        long id = ended(
                "{\"type\":\"assistant\",\"message\":{\"model\":\"m\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\","
                        + "\"name\":\"Write\",\"input\":{\"list\":[" + "0,".repeat(100_000) + "0]}}]}}\n");

        Answer answer = server.get("/api/commands/" + id + "/transcript");

        assertThat(answer.text().length()).isLessThan(64 * 1024);
        assertThat(answer.json().at("/items/0/truncated").booleanValue()).isTrue();
    }

    @Test
    void passesOverALineBeyondAllMeasureAndTellsOfIt() throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        write(id, TEXT_LINE.formatted("before"));
        Path file = server.file(id, ".ndjson");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
            byte[] block = "z".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            out.write("{\"type\":\"user\",\"message\":\"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        assertThat(texts(page(id, ""))).containsExactly("before");

        write(id, "\"}\n" + TEXT_LINE.formatted("after"));
        JsonNode page = page(id, "");
        List<String> texts = new ArrayList<>(texts(page));
        texts.addAll(texts(page(id, "?after=" + page.path("next").textValue())));

        assertThat(texts)
                .containsExactly(
                        "before", "a line of 104857629 bytes was left out; the raw transcript has it", "after");
    }

    @Test
    void tellsDamagedLinesAndUnknownOnes() throws IOException {
        long id = ended("npm warn something\n{\"type\":\"assistant\",\n{\"type\":\"hologram\",\"subtype\":\"3d\"}\n");

        assertThat(texts(page(id, "")))
                .containsExactly(
                        "npm warn something",
                        "a damaged line: {\"type\":\"assistant\",",
                        "a line of unknown type hologram 3d");
    }

    @Test
    void beginsNearTheEndOnWish() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            lines.append(TEXT_LINE.formatted("n" + i));
        }
        long id = ended(lines.toString());

        JsonNode page = page(id, "?tail=1");

        int expected = 1024 / TEXT_LINE.formatted("n99").length();
        assertThat(texts(page)).hasSize(expected).endsWith("n98", "n99");
        assertThat(page.path("skipped_bytes").longValue())
                .isEqualTo(lines.length()
                        - (long) expected * TEXT_LINE.formatted("n99").length());
        assertThat(page(id, "?tail=1000").path("skipped_bytes").longValue()).isZero();
    }

    @Test
    void addsWhatStandsInStderrAtTheEndOnce() throws IOException {
        long id = ended("");
        Files.writeString(server.file(id, ".stderr"), "error: unknown option '--nope'\n");

        JsonNode page = page(id, "");

        assertThat(texts(page)).containsExactly("stderr:\nerror: unknown option '--nope'");
        assertThat(page.path("complete").booleanValue()).isTrue();
        assertThat(page(id, "?after=" + page.path("next").textValue()).path("items"))
                .isEmpty();
    }

    @Test
    void showsTheOutputOfTheVerifyCommandAsText() throws IOException {
        long id = server.begin("verify", false, Trees.NONE);
        write(id, "compiling\ntests: 5");

        JsonNode running = page(id, "");
        assertThat(texts(running)).containsExactly("compiling");

        write(id, " passed, ä\n" + "ü".repeat(10_000) + "\n");
        server.end(id, Trees.NONE);
        JsonNode rest = page(id, "?after=" + running.path("next").textValue());
        assertThat(kinds(rest)).containsOnly("text");
        assertThat(texts(rest).get(0)).isEqualTo("tests: 5 passed, ä");
        assertThat(String.join("", texts(rest))).isEqualTo("tests: 5 passed, ä" + "ü".repeat(10_000));
        assertThat(rest.path("complete").booleanValue()).isTrue();
    }

    @Test
    void saysThatTheRunnerItselfCommitted() {
        long id = server.begin("batch-commit", false, Trees.NONE);
        server.end(id, Trees.NONE);

        JsonNode page = page(id, "");

        assertThat(texts(page)).containsExactly("no agent was started: the runner did this itself");
        assertThat(page.path("complete").booleanValue()).isTrue();
    }

    @Test
    void saysInWordsThatTheFilesAreGone() {
        long id = server.begin("dev-story", true, Trees.NONE);
        server.end(id, Trees.NONE);

        for (String what : List.of("transcript", "transcript/raw", "prompt")) {
            Answer answer = server.get("/api/commands/" + id + "/" + what);
            assertThat(answer.status()).as(what).isEqualTo(410);
            assertThat(answer.message()).contains("command " + id + " (dev-story)", "retention_days");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=0", "?limit=501", "?limit=many", "?tail=0", "?after=-1", "?after=1.x", "?after=99999"})
    void refusesBadParameters(String query) throws IOException {
        assertThat(server.get("/api/commands/" + ended(TEXT_LINE) + "/transcript" + query)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "x", "..%2f..%2fsecret", "99999999999999999999"})
    void knowsNoOtherCommands(String id) {
        assertThat(server.get("/api/commands/" + id + "/transcript").status()).isEqualTo(404);
    }

    @Test
    void givesTheRawTranscriptAsAnAttachment() throws IOException {
        long id = ended(TEXT_LINE.formatted("<script>"));

        Answer answer = server.get("/api/commands/" + id + "/transcript/raw");

        assertThat(answer.text()).isEqualTo(TEXT_LINE.formatted("<script>"));
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"command-" + id + "-dev-story.ndjson\"");
    }

    @Test
    void givesThePromptAndTheSizeOfWhatWasInjected() throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        Files.writeString(server.file(id, ".prompt.md"), "/dev-story ä");
        Files.writeString(server.file(id, ".system.md"), "x".repeat(300));

        JsonNode prompt = server.get("/api/commands/" + id + "/prompt").json();

        assertThat(prompt.path("prompt").textValue()).isEqualTo("/dev-story ä");
        assertThat(prompt.path("prompt_bytes").intValue()).isEqualTo(13);
        assertThat(prompt.path("system_bytes").intValue()).isEqualTo(300);
    }

    @Test
    void aVerifyCommandHasNoPrompt() {
        long id = server.begin("verify", false, Trees.NONE);

        assertThat(server.get("/api/commands/" + id + "/prompt").status()).isEqualTo(404);
    }

    private long recorded(String name) throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/stream-json/" + name + ".ndjson"), name)) {
            Files.copy(in, server.file(id, ".ndjson"));
        }
        server.end(id, Trees.NONE);
        return id;
    }

    private long ended(String stream) throws IOException {
        long id = server.begin("dev-story", true, Trees.NONE);
        write(id, stream);
        server.end(id, Trees.NONE);
        return id;
    }

    private void write(long id, String text) throws IOException {
        Files.writeString(server.file(id, ".ndjson"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private JsonNode page(long id, String query) {
        Answer answer = server.get("/api/commands/" + id + "/transcript" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> list(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private static ListAssert<JsonNode> items(JsonNode page) {
        return assertThat(list(page));
    }

    private static List<String> kinds(JsonNode page) {
        return list(page).stream().map(item -> item.path("kind").textValue()).toList();
    }

    private static List<String> texts(JsonNode page) {
        return list(page).stream().map(TranscriptRoutesTest::text).toList();
    }

    private static String text(JsonNode item) {
        return item.path("text").asText("");
    }
}
