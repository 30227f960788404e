package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams with lines that nobody can expect. */
@Timeout(90)
class BrokenStreamIT extends FakeAgentCase {

    @Test
    void whatCannotBeReadIsCountedAndTheRestCounts() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .prints("npm warn deprecated something@1.0.0", "{\"type\":", "{}", "[1,2]", "null", "{\"type\":42}")
                .starts()
                .prints("{\"type\":\"telepathy\",\"session_id\":\"" + RecordedLines.SESSION + "\"}")
                .prints("{\"type\":\"system\",\"subtype\":\"from_the_future\"}", "", "   ")
                .runs("printf '\\377\\376\\000binary\\n'")
                .reports("implement")
                .runs("head -c 2000 /dev/urandom | tr -d '\\n'; echo")
                .prints(RecordedLines.text("cut").substring(0, 90))
                .takesEffect()
                .answers("That is all.")
                .runs("printf '%s' '{\"type\":\"assistant\",\"mess'");
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select status, task_id, odd_lines > 4, odd_lines < 12 from commands where id = 1"))
                .containsExactly("completed|implement|1|1");
        Path transcript = project.root()
                .resolve(".sprint-runner/transcripts")
                .resolve(engine.query("select files from commands where id = 1").get(0) + ".ndjson");
        assertThat(engine.query("select transcript_offset from commands where id = 1"))
                .containsExactly(Long.toString(Files.size(transcript)));
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void aStreamOfNothingButGarbageIsAFailure() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1)
                .takesEffect()
                .prints("Segmentation fault (not really)")
                .exits(0);
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select status, odd_lines from commands where command = 'dev-story'"))
                .containsExactly("failed|1", "completed|0");
    }

    /** In a runner with a heap far smaller than its lines. */
    @Test
    void linesOfHundredsOfMegabytesPassThroughLittleMemory() throws Exception {
        TestProject project = project("ready-for-dev");
        String text = RecordedLines.text("@LONG@");
        int hole = text.indexOf("@LONG@");
        agent.on("dev-story")
                .starts()
                .runs(zeros(200) + "; echo")
                .runs("printf '%s' '" + text.substring(0, hole) + "'; " + zeros(200) + "; printf '%s\\n' '"
                        + text.substring(hole + 6) + "'")
                .reports("implement")
                .takesEffect()
                .answers("That is all.");
        TestEngine.writeSettings(project.root(), agent.setting());

        try (RunnerProcess runner = RunnerProcess.start(project.root(), "128m")) {
            runner.awaitLine("end completed");
        }

        TestEngine engine = engine(project);
        assertThat(engine.query("select status, task_id, odd_lines from commands where id = 1"))
                .containsExactly("completed|implement|1");
    }

    private static String zeros(int megabytes) {
        return "head -c " + (megabytes << 20) + " /dev/zero | tr '\\0' x";
    }

    @Test
    void aBurstOfMarkersIsRecordedWholeAndInOrder() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .starts()
                .prints(IntStream.range(0, 10_000)
                        .mapToObj(i -> RecordedLines.text(marker(i)))
                        .toList())
                .prints(Stream.of(marker(10_000), "no marker", marker(10_001))
                        .reduce((a, b) -> a + "\n" + b)
                        .map(RecordedLines::toolOutput)
                        .orElseThrow())
                .takesEffect()
                .answers("That is all.");
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        List<String> expected =
                IntStream.rangeClosed(0, 10_001).mapToObj(i -> "line " + i).toList();
        assertThat(engine.messages("command:progress")).isEqualTo(expected);
        assertThat(engine.query("select message from events where event_type = 'command:progress' order by id"))
                .isEqualTo(expected);
        assertThat(engine.query("select odd_lines from commands where id = 1")).containsExactly("0");
    }

    private static String marker(int number) {
        return "{\"sprint\":\"task\",\"story\":\"1-1\",\"task\":\"implement\",\"status\":\"progress\",\"message\":\"line "
                + number + "\"}";
    }
}
