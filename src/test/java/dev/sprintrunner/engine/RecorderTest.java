package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final Instant NOW = Instant.ofEpochMilli(123_456);

    private final List<Event> told = new ArrayList<>();
    private Database database;
    private Recorder recorder;
    private long batch;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(folder.resolve("x.db"));
        recorder = new Recorder(database, Clock.fixed(NOW, ZoneOffset.UTC));
        recorder.record(entry -> batch = new BatchRows().insert(entry.jdbc(), entry.now(), null));
        recorder.addListener(told::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Event> written() {
        return recorder.read(jdbc -> new EventLog().after(jdbc, 0, 10_000));
    }

    private EventDraft event(String message) {
        return EventDraft.of("batch:warning", batch).message(message);
    }

    @Test
    void anEventIsInTheDatabaseBeforeAListenerHearsOfIt() {
        List<Integer> seen = new ArrayList<>();
        recorder.addListener(event -> seen.add(written().size()));

        recorder.record(entry -> {
            entry.event(event("one"));
            entry.event(event("two"));
        });

        assertThat(seen).containsExactly(2, 2);
        assertThat(told).extracting(Event::message).containsExactly("one", "two");
        assertThat(told).extracting(Event::timestamp).containsOnly(NOW.toEpochMilli());
    }

    @Test
    void listenersHearOfTheEventsOfManyWritersInTheOrderOfTheirIds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String message = "event " + i;
                writers.add(() -> {
                    recorder.note(entry -> {
                        entry.event(event(message));
                        entry.event(event(message + " again"));
                    });
                    return null;
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(told).hasSize(200).extracting(Event::id).isSorted();
        assertThat(told)
                .extracting(Event::message)
                .isEqualTo(written().stream().map(Event::message).toList());
    }

    @Test
    void whatFailsIsNeitherWrittenNorTold() {
        assertThatThrownBy(() -> recorder.record(entry -> {
                    entry.event(event("lost"));
                    entry.jdbc().update("insert into waits (id) values (1)");
                }))
                .isInstanceOf(StoreException.class);

        assertThat(told).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void aListenerThatFailsHindersNeitherTheRunNorTheOthers() {
        List<Event> after = new ArrayList<>();
        recorder.addListener(event -> {
            throw new IllegalStateException("a page that went wrong");
        });
        recorder.addListener(after::add);

        recorder.record(entry -> entry.event(event("one")));

        assertThat(told).hasSize(1);
        assertThat(after).hasSize(1);
        assertThat(written()).hasSize(1);
    }

    @Test
    void aListenerThatWasRemovedHearsNoMore() {
        EventListener listener = told::add;
        recorder.addListener(listener);
        recorder.removeListener(listener);

        recorder.record(entry -> entry.event(event("one")));

        assertThat(told).hasSize(1);
    }

    @Test
    void whatTheProgramActsOnSurvivesAPowerCutAndWhatIsOnlyShownNeedNot() {
        List<Long> synchronous = new ArrayList<>();
        recorder.record(entry -> synchronous.add(entry.jdbc().number("pragma synchronous")));
        recorder.note(entry -> synchronous.add(entry.jdbc().number("pragma synchronous")));

        assertThat(synchronous).as("full, normal").containsExactly(2L, 1L);
    }
}
