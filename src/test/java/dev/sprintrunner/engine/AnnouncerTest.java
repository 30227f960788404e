package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {
    @Test
    void aChangeByHandIsAnEventOfNoBatch(@TempDir Path folder) {
        try (Database database = Database.open(folder.resolve("x.db"))) {
            Recorder recorder = new Recorder(database, Clock.systemUTC());
            List<Event> told = new ArrayList<>();
            recorder.addListener(told::add);

            new Announcer(recorder).sprintChanged("2a-4 is ready-for-dev: set by a person");

            assertThat(told).hasSize(1).first().satisfies(event -> {
                assertThat(event.type()).isEqualTo("sprint:changed");
                assertThat(event.batchId()).isNull();
                assertThat(event.message()).isEqualTo("2a-4 is ready-for-dev: set by a person");
                assertThat(event.payload().toString()).isEqualTo("{\"batch_id\":null}");
            });
            List<Event> written = recorder.read(jdbc -> new EventLog().after(jdbc, 0, 10));
            assertThat(written).hasSize(1);
        }
    }
}
