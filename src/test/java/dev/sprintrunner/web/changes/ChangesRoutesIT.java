package dev.sprintrunner.web.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.testkit.ProgramRun;
import dev.sprintrunner.web.CommandServer;
import dev.sprintrunner.web.CommandServer.Answer;
import dev.sprintrunner.web.CommandServer.Trees;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesRoutesIT {
    private static final Map<String, String> ISOLATED = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "HOME", "/nonexistent",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@example.com");

    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path project;

    private Git git;
    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        git("init", "--quiet", "--initial-branch=main");
        git = new Git(project, ISOLATED);
        server = CommandServer.start(project, recorder -> new ChangesRoutes(recorder, git, nanos::get));
        write("kept.txt", "kept\n");
        write("edited.txt", "one\ntwo\n");
        write("deleted.txt", "gone\n");
        git("add", "--all");
        git("commit", "--quiet", "-m", "Begin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsWhatAnEndedCommandChangedAndNothingLater() throws IOException {
        long id = server.begin("dev-story", true, now());
        write("edited.txt", "one\n2\nthree\n");
        write("new file ä.txt", "new\n");
        Files.write(project.resolve("picture.png"), new byte[] {0, 1, 2, 0});
        Files.delete(project.resolve("deleted.txt"));
        server.end(id, now());
        write("kept.txt", "changed by the next command\n");

        JsonNode answer = changes(id);

        assertThat(lines(answer))
                .containsExactlyInAnyOrder(
                        "deleted deleted.txt +0 -1",
                        "modified edited.txt +2 -1",
                        "added new file ä.txt +1 -0",
                        "added picture.png +null -null binary");
        assertThat(answer.path("live").booleanValue()).isFalse();
        assertThat(answer.path("truncated").booleanValue()).isFalse();
        assertThat(answer.path("note").isNull()).isTrue();
    }

    @Test
    void givesTheDifferencesOfOneFile() throws IOException {
        long id = server.begin("dev-story", true, now());
        write("edited.txt", "one\n2\n");
        server.end(id, now());

        JsonNode diff = diff(id, "edited.txt").json();

        assertThat(diff.path("diff").textValue())
                .startsWith("diff --git a/edited.txt b/edited.txt")
                .contains("\n-two\n+2\n");
        assertThat(diff.path("truncated").booleanValue()).isFalse();
    }

    @Test
    void showsNoBinaryFileAndCutsALongDifference() throws IOException {
        long id = server.begin("dev-story", true, now());
        Files.write(project.resolve("picture.png"), new byte[] {0, 1, 2, 0});
        write("long.txt", "a line of some length\n".repeat(50_000));
        server.end(id, now());

        JsonNode binary = diff(id, "picture.png").json();
        assertThat(binary.path("diff").isNull()).isTrue();
        assertThat(binary.path("binary").booleanValue()).isTrue();
        JsonNode cut = diff(id, "long.txt").json();
        assertThat(cut.path("diff").textValue())
                .hasSizeBetween(500_000, 512 << 10)
                .endsWith("length\n");
        assertThat(cut.path("truncated").booleanValue()).isTrue();
    }

    @Test
    void opensNothingByAPathOfTheRequest() throws IOException {
        long id = server.begin("dev-story", true, now());
        write("edited.txt", "one\n2\n");
        server.end(id, now());

        for (String path :
                List.of("kept.txt", "./edited.txt", "../edited.txt", "/etc/passwd", ":(glob)*", "", "edited.txt\0")) {
            Answer answer = diff(id, path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.message()).contains("changed no file of that path");
        }
    }

    @Test
    void looksAtTheWorkTreeOfARunningCommandOnceInTwoSeconds() throws IOException {
        long id = server.begin("dev-story", true, now());
        write("edited.txt", "one\n2\n");
        JsonNode first = changes(id);
        assertThat(first.path("live").booleanValue()).isTrue();
        assertThat(lines(first)).containsExactly("modified edited.txt +1 -1");

        write("kept.txt", "changed\n");
        nanos.addAndGet(Duration.ofMillis(1900).toNanos());
        assertThat(lines(changes(id))).containsExactly("modified edited.txt +1 -1");

        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(lines(changes(id))).containsExactly("modified edited.txt +1 -1", "modified kept.txt +1 -1");
        assertThat(diff(id, "kept.txt").json().path("diff").textValue()).contains("+changed");
    }

    @Test
    void tellsWhatACommitRecorded() throws IOException {
        write("edited.txt", "one\n2\n");
        long id = server.begin("batch-commit", false, now());
        git("commit", "--quiet", "--all", "-m", "Implement");
        server.end(id, new Trees(git.head().orElseThrow(), null));

        assertThat(lines(changes(id))).containsExactly("modified edited.txt +1 -1");
    }

    @Test
    void saysWhyNothingCanBeTold() throws IOException {
        long withoutGit = server.begin("dev-story", true, Trees.NONE);
        server.end(withoutGit, Trees.NONE);
        long killed = server.begin("dev-story", true, now());
        server.end(killed, Trees.NONE);
        long swept = server.begin("dev-story", true, new Trees(null, "1".repeat(40)));
        server.end(swept, now());

        assertThat(note(withoutGit)).contains("there was no git");
        assertThat(note(killed)).contains("after the command was not recorded");
        assertThat(note(swept)).contains("1".repeat(40));
        assertThat(diff(withoutGit, "edited.txt").status()).isEqualTo(404);
        assertThat(diff(swept, "edited.txt").status()).isEqualTo(404);
    }

    @Test
    void namesTwoThousandFilesAndSaysThatThereAreMore() throws IOException {
        long id = server.begin("dev-story", true, now());
        for (int i = 0; i < 2001; i++) {
            write("many/file-" + (10_000 + i), "");
        }
        server.end(id, now());

        JsonNode answer = changes(id);

        assertThat(answer.path("files")).hasSize(2000);
        assertThat(answer.path("truncated").booleanValue()).isTrue();
        assertThat(diff(id, "many/file-12000").status()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherCommands() {
        for (String id : List.of("999", "x", "99999999999999999999")) {
            assertThat(server.get("/api/commands/" + id + "/changes").status()).isEqualTo(404);
        }
    }

    private Trees now() throws IOException {
        return new Trees(git.head().orElse(null), git.snapshotTree());
    }

    private JsonNode changes(long id) {
        Answer answer = server.get("/api/commands/" + id + "/changes");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String note(long id) {
        JsonNode answer = changes(id);
        assertThat(answer.path("files")).isEmpty();
        return answer.path("note").asText("");
    }

    private Answer diff(long id, String path) {
        return server.get("/api/commands/" + id + "/changes?file=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    private static List<String> lines(JsonNode changes) {
        return StreamSupport.stream(changes.path("files").spliterator(), false)
                .map(file ->
                        file.path("status").asText() + " " + file.path("path").asText() + " +"
                                + file.path("added").asText() + " -"
                                + file.path("deleted").asText()
                                + (file.path("binary").booleanValue() ? " binary" : ""))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProgramRun run = ProgramRun.of(command, project, ISOLATED, Duration.ofMinutes(1));
        assertThat(run.succeeded()).as(run.text()).isTrue();
    }
}
