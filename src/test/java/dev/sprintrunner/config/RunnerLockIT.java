package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.config.LockAttempt.Acquired;
import dev.sprintrunner.config.LockAttempt.AlreadyRunning;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunnerLockIT {
    private static final Runner ME = Runner.current("run", Instant.EPOCH);

    @TempDir
    private Path directory;

    /** Another runner: takes the lock, says what came of it on one line, and holds it until its input ends. */
    static final class Other {
        public static void main(String[] arguments) throws IOException {
            LockAttempt attempt = RunnerLock.acquire(Path.of(arguments[0]), Runner.current("serve", Instant.EPOCH));
            if (attempt instanceof Acquired acquired) {
                acquired.lock().publish("http://127.0.0.1:9/");
                System.out.println("acquired");
                while (System.in.read() >= 0) {}
                acquired.lock().close();
            } else {
                System.out.println(((AlreadyRunning) attempt).message());
            }
        }
    }

    private Process startOther(Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Other.class.getName(),
                file.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String answer(Process other) throws IOException {
        BufferedReader lines = other.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(lines.readLine());
    }

    @Test
    void anotherProcessIsNamedAndItsDeathFreesTheProject() throws Exception {
        Path file = directory.resolve("lock");
        Process other = startOther(file);
        try {
            assertThat(answer(other)).isEqualTo("acquired");
            assertThat(RunnerLock.acquire(file, ME)).isInstanceOfSatisfying(AlreadyRunning.class, refused -> {
                assertThat(refused.by().orElseThrow().pid()).isEqualTo(other.pid());
                assertThat(refused.by().orElseThrow().url()).contains("http://127.0.0.1:9/");
            });
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(file).isNotEmptyFile();
        LockAttempt again = RunnerLock.acquire(file, ME);
        assertThat(again).isInstanceOf(Acquired.class);
        ((Acquired) again).lock().close();
    }

    @Test
    void askingAndFailingInTheHoldersOwnProcessDoesNotLetOthersIn() throws Exception {
        Path file = directory.resolve("lock");
        Acquired mine = (Acquired) RunnerLock.acquire(file, ME);
        try (RunnerLock lock = mine.lock()) {
            assertThat(RunnerLock.acquire(file, ME)).isInstanceOf(AlreadyRunning.class);
            assertThat(RunnerLock.holder(file)).isPresent();
            lock.publish("http://127.0.0.1:7/");
            assertThat(answer(startOther(file))).contains("pid " + ME.pid()).contains("http://127.0.0.1:7/");
        }
        Process other = startOther(file);
        assertThat(answer(other)).isEqualTo("acquired");
        other.getOutputStream().close();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(file).isEmptyFile();
    }
}
