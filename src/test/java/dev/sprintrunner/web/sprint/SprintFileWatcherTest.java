package dev.sprintrunner.web.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SprintFileWatcherTest {
    private static final long START = 1_800_000_000_000L;

    @TempDir
    private Path folder;

    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicLong now = new AtomicLong(START);
    private Path file;
    private Database database;
    private Announcer announcer;
    private SprintFileWatcher watcher;

    @BeforeEach
    void watch() {
        file = folder.resolve("sprint-status.yaml");
        database = Database.open(folder.resolve("x.db"));
        InstantSource time = () -> Instant.ofEpochMilli(now.get());
        Clock clock = time.withZone(ZoneOffset.UTC);
        Recorder recorder = new Recorder(database, clock);
        recorder.addListener(told::add);
        recorder.addListener(event -> first.countDown());
        announcer = new Announcer(recorder);
        watcher =
                new SprintFileWatcher(() -> ProjectLocator.open(folder, Optional.empty()), recorder, announcer, clock);
    }

    @AfterEach
    void close() {
        watcher.close();
        database.close();
    }

    /** Writes the file as of this moment. */
    private void write(String status) throws IOException {
        Files.writeString(file, "development_status:\n  1-1-a: " + status + "\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(now.get()));
    }

    /** The next look, a second later. */
    private List<String> look() {
        now.addAndGet(1_000);
        watcher.look();
        return told.stream().map(Event::message).toList();
    }

    @Test
    void aChangeIsToldOnce() throws Exception {
        write("backlog");
        assertThat(look()).as("what is there at first is no change").isEmpty();
        now.addAndGet(200);
        write("review");

        assertThat(look()).containsExactly("the sprint-status file has changed");
        assertThat(look()).hasSize(1);
        assertThat(told.get(0).type()).isEqualTo("sprint:changed");
    }

    @Test
    void aFileThatAppearsOrGoesIsToldToo() throws Exception {
        assertThat(look()).isEmpty();
        write("backlog");
        assertThat(look()).hasSize(1);
        Files.delete(file);
        assertThat(look()).last().isEqualTo("the sprint-status file is gone");
        assertThat(look()).hasSize(2);
        write("done");
        assertThat(look()).hasSize(3);
    }

    @Test
    void whatItsMakerHasToldIsNotToldAgain() throws Exception {
        write("backlog");
        look();
        now.addAndGet(990);
        write("review");
        announcer.sprintChanged("1-1 is review: set by a person");

        assertThat(look()).containsExactly("1-1 is review: set by a person");
    }

    @Test
    void aChangeRightAfterAToldOneIsTold() throws Exception {
        write("backlog");
        look();
        now.addAndGet(100);
        write("review");
        announcer.sprintChanged("told");
        now.addAndGet(100);
        write("blocked");

        assertThat(look()).containsExactly("told", "the sprint-status file has changed");
    }

    @Test
    void anOlderCopyPutInItsPlaceIsAChange() throws Exception {
        write("backlog");
        look();
        announcer.sprintChanged("told long ago");
        look();
        now.addAndGet(-500_000);
        write("a-status");
        now.addAndGet(500_000);

        assertThat(look()).hasSize(2);
    }

    @Test
    void aThreadOfItsOwnLooksEachSecond() throws Exception {
        write("backlog");
        watcher.start();
        now.addAndGet(5_000);
        write("review");

        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
