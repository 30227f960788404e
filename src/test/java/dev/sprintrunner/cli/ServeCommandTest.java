package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.workflow.StopMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    @TempDir
    private Path directory;

    private final List<ServerRequest> requests = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private FakeServer server = new FakeServer(Optional.empty());
    private boolean browser = true;

    /** The signal comes as soon as somebody listens for it. */
    private CliRun run(String signal, String... arguments) {
        SignalSource signals = (name, reaction) -> {
            if (name.equals(signal)) {
                reaction.run();
            }
            return () -> {};
        };
        Server.Opener servers = (workplace, request) -> {
            requests.add(request);
            return server;
        };
        return CliRun.with(
                CliRun.NO_ENGINE,
                servers,
                signals,
                url -> {
                    opened.add(url);
                    return browser;
                },
                directory,
                arguments);
    }

    @Test
    void isWhatHappensWithoutACommand() {
        CliRun run = run("INT");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Dashboard: http://127.0.0.1:8080/");
        assertThat(requests)
                .containsExactly(
                        new ServerRequest("serve", "127.0.0.1", Optional.empty(), Optional.empty(), false, false));
        assertThat(server.closed).isTrue();
        assertThat(opened).isEmpty();
    }

    @Test
    void takesItsOptionsWithAndWithoutTheWord() {
        run("INT", "--port", "0", "--auto-resume", "--host", "0.0.0.0", "--token", "0123456789abcdef");
        run("INT", "serve", "--port", "0", "--auto-resume", "--host", "0.0.0.0", "--token", "0123456789abcdef");

        assertThat(requests)
                .hasSize(2)
                .containsOnly(new ServerRequest(
                        "serve", "0.0.0.0", Optional.of(0), Optional.of("0123456789abcdef"), true, false));
    }

    @Test
    void opensABrowserOrSaysThatThereIsNone() {
        run("INT", "--open");
        assertThat(opened).containsExactly("http://127.0.0.1:8080/");

        browser = false;
        assertThat(run("INT", "serve", "--open").err()).contains("no browser could be opened");
    }

    @Test
    void ctrlCStopsARunningBatchAfterItsStory() {
        server = new FakeServer(Optional.of(7L));

        CliRun run = run("INT");

        assertThat(server.stops).containsExactly(StopMode.STORY);
        assertThat(run.err()).contains("Stopping after the current story");
        assertThat(server.closed).isTrue();
    }

    @Test
    void termStopsARunningBatchNow() {
        server = new FakeServer(Optional.of(7L));

        run("TERM");

        assertThat(server.stops).containsExactly(StopMode.NOW);
    }

    @Test
    void nothingIsSaidOfStoppingWhereNothingRuns() {
        assertThat(run("INT").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--port 65536, --port 65536 is no port",
        "serve --port -1, --port -1 is no port",
        "--token short, --token must be at least 16 characters",
        "--port 9000 status, options of a server stand after the name of the command",
        "demo --headless --port 9000, with --headless there is no dashboard",
    })
    void refusesInOneSentence(String line, String message) {
        CliRun run = run("INT", line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(requests).isEmpty();
    }
}
