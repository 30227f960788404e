package dev.sprintrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.store.BatchRows.BatchRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("sprint-runner.db");
    }

    @Test
    void aMissingFileIsCreatedWithTheWholeSchema() {
        try (Database database = Database.open(file)) {
            List<String> names = database.read(jdbc -> jdbc.query(
                    "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%'",
                    row -> row.getString(1)));

            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "batches",
                            "stories",
                            "commands",
                            "command_stories",
                            "events",
                            "background_tasks",
                            "facts",
                            "waits",
                            "tech_spec_decisions",
                            "meta",
                            "v_batches",
                            "v_stories",
                            "v_commands",
                            "v_costs");
            assertThat(number(database, "pragma user_version")).isEqualTo(2);
        }
    }

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain() {
        long id;
        try (Database database = Database.open(file)) {
            id = insertBatch(database);
        }
        try (Database database = Database.open(file)) {
            Optional<BatchRow> found = database.read(jdbc -> new BatchRows().find(jdbc, id));
            assertThat(found).isPresent();
            assertThat(number(database, "select count(*) from batches")).isEqualTo(1);
        }
    }

    @Test
    void severalCanOpenAMissingFileAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> openings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                openings.add(() -> {
                    try (Database database = Database.open(file)) {
                        return number(database, "pragma user_version");
                    }
                });
            }
            for (Future<Long> opening : threads.invokeAll(openings)) {
                assertThat(opening.get()).isEqualTo(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSchemaNewerThanThisProgramIsRefusedWithTheMend() {
        try (Database database = Database.open(file)) {
            database.write(Durability.POWER, jdbc -> jdbc.update("pragma user_version = 99"));
        }

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("newer Sprint Runner")
                .hasMessageContaining("schema 99")
                .hasMessageContaining("--db");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        String text = "development_status:\n".repeat(400);
        Files.writeString(file, text);

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a database");
        assertThat(file).hasContent(text);
    }

    @Test
    void aDamagedDatabaseIsSaidToBeDamaged() throws IOException {
        try (Database database = Database.open(file)) {
            insertBatch(database);
        }
        byte[] content = Files.readAllBytes(file);
        for (int i = 200; i < content.length; i++) {
            content[i] = (byte) 0xA5;
        }
        Files.write(file, content);

        assertThatThrownBy(() -> {
                    try (Database database = Database.open(file)) {
                        insertBatch(database);
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aFolderThatIsMissingOrCannotBeWrittenIsNamed() {
        for (Path impossible : List.of(folder.resolve("missing/x.db"), Path.of("/proc/sprint-runner.db"), folder)) {
            assertThatThrownBy(() -> Database.open(impossible))
                    .as(impossible.toString())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(impossible.toString())
                    .hasMessageContaining("cannot be opened");
        }
    }

    @Test
    void whatCannotBeWrittenSaysSoAndNothingIsLost() {
        try (Database database = Database.open(file)) {
            insertBatch(database);
            assertThatThrownBy(() -> database.write(Durability.POWER, jdbc -> {
                        jdbc.script("pragma query_only = on");
                        try {
                            return new BatchRows().insert(jdbc, NOW, 1);
                        } finally {
                            jdbc.script("pragma query_only = off");
                        }
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be written");
            assertThat(number(database, "select count(*) from batches")).isEqualTo(1);
        }
    }

    @Test
    void aFullDiskSaysSoAndLeavesWhatWasThere() {
        try (Database database = Database.open(file)) {
            long batch = insertBatch(database);
            String much = "x".repeat(200_000);
            assertThatThrownBy(() -> database.write(Durability.POWER, jdbc -> {
                        jdbc.number("pragma max_page_count = 30");
                        new BatchRows().countCycle(jdbc, batch);
                        return jdbc.insert(
                                "insert into facts (batch_id, recorded_at, type, body) values (?, 1, 'x', ?)",
                                batch,
                                much);
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full");

            assertThat(number(database, "select count(*) from facts")).isZero();
            assertThat(number(database, "select cycles_completed from batches")).isZero();
        }
    }

    @Test
    void aRowThatPointsNowhereIsRefused() {
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> database.write(
                            Durability.PROCESS,
                            jdbc -> jdbc.insert("insert into background_tasks (batch_id, task_type, spawned_at, status)"
                                    + " values (77, 'x', 1, 'running')")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("FOREIGN KEY");
        }
    }

    @Test
    void everyConnectionHasAWriteAheadLogAndForeignKeys() {
        try (Database database = Database.open(file)) {
            String mode = database.read(jdbc -> jdbc.queryOne("pragma journal_mode", row -> row.getString(1))
                    .orElseThrow());
            assertThat(mode).isEqualTo("wal");
            assertThat(number(database, "pragma foreign_keys")).isEqualTo(1);
            long second = database.read(first -> number(database, "pragma foreign_keys"));
            assertThat(second).as("of a second connection, beside the first").isEqualTo(1);
        }
    }

    @Test
    void whatMustSurviveAPowerCutIsWrittenSo() {
        try (Database database = Database.open(file)) {
            assertThat(synchronous(database, Durability.POWER)).isEqualTo(2);
            assertThat(synchronous(database, Durability.PROCESS)).isEqualTo(1);
            assertThat(synchronous(database, Durability.POWER)).isEqualTo(2);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothingAndTellsNobody() {
        try (Database database = Database.open(file)) {
            for (Throwable cause : List.of(new IllegalStateException("a bug"), new AssertionError("an error"))) {
                List<Long> told = new ArrayList<>();
                assertThatThrownBy(() -> database.write(
                                Durability.POWER,
                                jdbc -> {
                                    long id = new BatchRows().insert(jdbc, NOW, null);
                                    DatabaseTest.<RuntimeException>raise(cause);
                                    return id;
                                },
                                told::add))
                        .isSameAs(cause);

                assertThat(told).isEmpty();
                assertThat(number(database, "select count(*) from batches")).isZero();
            }
        }
    }

    @Test
    void aScriptThatFailsHalfwayLeavesNothing() {
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> database.write(Durability.POWER, jdbc -> {
                        jdbc.script("create table half (x); create table batches (y);");
                        return 0;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("batches");

            assertThat(number(database, "select count(*) from sqlite_master where name = 'half'"))
                    .isZero();
        }
    }

    @Test
    void aReaderBesideAWriterSeesOnlyWhatIsCommitted() {
        try (Database database = Database.open(file)) {
            long seen = database.write(Durability.PROCESS, jdbc -> {
                new BatchRows().insert(jdbc, NOW, null);
                return number(database, "select count(*) from batches");
            });

            assertThat(seen).isZero();
            assertThat(number(database, "select count(*) from batches")).isEqualTo(1);
        }
    }

    @Test
    void everyDatabaseHasAnIdOfItsOwnThatStays() {
        String id;
        try (Database database = Database.open(file)) {
            id = databaseId(database);
        }
        try (Database again = Database.open(file);
                Database other = Database.open(folder.resolve("other.db"))) {
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(databaseId(again)).isEqualTo(id);
            assertThat(databaseId(other)).isNotEqualTo(id);
        }
    }

    private static String databaseId(Database database) {
        return database.read(
                jdbc -> jdbc.queryOne("select value from meta where key = 'database_id'", row -> row.getString(1))
                        .orElseThrow());
    }

    @Test
    void aSnapshotStaysAtOneMomentWhileOthersWriteBesideIt() {
        try (Database database = Database.open(file)) {
            insertBatch(database);
            long[] seen = database.snapshot(jdbc -> {
                long before = jdbc.number("select count(*) from batches");
                insertBatch(database);
                return new long[] {before, jdbc.number("select count(*) from batches")};
            });

            assertThat(seen).containsExactly(1, 1);
            assertThat(number(database, "select count(*) from batches")).isEqualTo(2);
        }
    }

    @Test
    void aSnapshotThatFailsLeavesItsConnectionUsable() {
        try (Database database = Database.open(file)) {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> database.snapshot(jdbc -> jdbc.number("select count(*) from nothing")))
                        .isInstanceOf(StoreException.class);
                insertBatch(database);
            }
            assertThat(number(database, "select count(*) from batches")).isEqualTo(20);
        }
    }

    @Test
    void theResultsOfManyWritersAreToldInTheOrderOfTheirCommits() throws Exception {
        List<Long> told = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database database = Database.open(file)) {
            List<Callable<Long>> writers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                writers.add(() ->
                        database.write(Durability.PROCESS, jdbc -> new BatchRows().insert(jdbc, NOW, null), told::add));
            }
            for (Future<Long> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(told).hasSize(200).isSorted();
    }

    @Test
    void changingOneRowThatIsNotThereIsABugAndNamed() {
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> database.write(Durability.POWER, jdbc -> {
                        new BatchRows().countCycle(jdbc, 5);
                        return 0;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("batch 5");
        }
    }

    private static long synchronous(Database database, Durability durability) {
        return database.write(durability, jdbc -> {
            insert(jdbc);
            return jdbc.number("pragma synchronous");
        });
    }

    private static void insert(Jdbc jdbc) {
        new BatchRows().insert(jdbc, NOW, null);
    }

    private static long insertBatch(Database database) {
        return database.write(Durability.POWER, jdbc -> new BatchRows().insert(jdbc, NOW, 2));
    }

    private static long number(Database database, String sql) {
        return database.read(jdbc -> jdbc.number(sql));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable cause) throws T {
        throw (T) cause;
    }
}
