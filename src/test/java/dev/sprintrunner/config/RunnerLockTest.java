package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sprintrunner.config.LockAttempt.Acquired;
import dev.sprintrunner.config.LockAttempt.AlreadyRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerLockTest {
    private static final Runner ME = Runner.current("serve", Instant.ofEpochMilli(1_700_000_000_123L));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("lock");
    }

    private RunnerLock acquire() throws IOException {
        LockAttempt attempt = RunnerLock.acquire(file, ME);
        assertThat(attempt).isInstanceOf(Acquired.class);
        return ((Acquired) attempt).lock();
    }

    @Test
    void theFileTellsWhoHoldsIt() throws IOException {
        try (RunnerLock lock = acquire()) {
            lock.publish("http://127.0.0.1:8080/");
            String json = Files.readString(file);
            assertThat(json)
                    .isEqualTo(
                            "{\"pid\":%d,\"started_at\":1700000000123,\"url\":\"http://127.0.0.1:8080/\",\"command\":\"serve\"}",
                            ProcessHandle.current().pid());
            assertThat(Runner.ofJson(json)).contains(ME.withUrl("http://127.0.0.1:8080/"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondRunnerOfThisProcessIsToldOfTheFirst() throws IOException {
        try (RunnerLock lock = acquire()) {
            lock.publish("http://127.0.0.1:1/");
            AlreadyRunning refused = new AlreadyRunning(Optional.of(ME.withUrl("http://127.0.0.1:1/")));
            assertThat(RunnerLock.acquire(file, ME)).isEqualTo(refused);
            assertThat(RunnerLock.holder(file)).contains(refused);
            assertThat(refused.message()).contains("pid " + ME.pid()).contains("http://127.0.0.1:1/");
        }
    }

    @Test
    void theSameFileByAnotherNameIsTheSameLock() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("elsewhere"), directory);
        try (RunnerLock lock = acquire()) {
            assertThat(lock).isNotNull();
            assertThat(RunnerLock.acquire(link.resolve("lock"), ME)).isInstanceOf(AlreadyRunning.class);
        }
    }

    @Test
    void closingFreesItAndLeavesNoTrace() throws IOException {
        RunnerLock lock = acquire();
        lock.close();
        lock.close();
        assertThat(file).isEmptyFile();
        assertThat(RunnerLock.holder(file)).isEmpty();
        acquire().close();
    }

    @Test
    void closingTwiceDoesNotFreeTheNextRunnersLock() throws IOException {
        RunnerLock first = acquire();
        first.close();
        try (RunnerLock second = acquire()) {
            first.close();
            assertThat(second).isNotNull();
            assertThat(RunnerLock.holder(file)).isPresent();
        }
    }

    @Test
    void contentThatADeadRunnerLeftIsNoObstacle() throws IOException {
        Files.writeString(file, "{\"pid\":1,\"started_at\":1,\"url\":null,\"command\":\"serve\"}" + " ".repeat(500));
        assertThat(RunnerLock.holder(file)).isEmpty();
        try (RunnerLock lock = acquire()) {
            assertThat(lock).isNotNull();
            assertThat(Runner.ofJson(Files.readString(file))).contains(ME);
        }
    }

    @Test
    void nobodyHoldsAFileThatIsNotThere() throws IOException {
        assertThat(RunnerLock.holder(file)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void garbageNamesNobody() {
        assertThat(Runner.ofJson("")).isEmpty();
        assertThat(Runner.ofJson("{\"pid\":")).isEmpty();
        assertThat(Runner.ofJson("[]")).isEmpty();
        assertThat(Runner.ofJson("{\"pid\":\"me\"}")).isEmpty();
        assertThat(new AlreadyRunning(Optional.empty()).message()).contains("just starting");
    }

    @Test
    void aMissingDirectoryIsAnError() {
        assertThatIOException().isThrownBy(() -> RunnerLock.acquire(directory.resolve("no/lock"), ME));
    }
}
