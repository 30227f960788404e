package dev.sprintrunner.cli;

import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.StoryPhase;
import dev.sprintrunner.workflow.StoryPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database with what a test says has happened. */
final class Recorded implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Database database;

    private Recorded(Database database) {
        this.database = database;
    }

    static Recorded in(Path project) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(project);
        runtime.prepare();
        return new Recorded(Database.open(runtime.database()));
    }

    Database database() {
        return database;
    }

    long batch() {
        return database.write(Durability.PROCESS, jdbc -> new BatchRows().insert(jdbc, START, 2));
    }

    void end(long batch, String status, @Nullable String reason) {
        database.write(Durability.PROCESS, jdbc -> {
            new BatchRows().end(jdbc, batch, START.plusSeconds(90), status, reason);
            return batch;
        });
    }

    long story(long batch, String key, String id, String status, String reason) {
        return database.write(Durability.PROCESS, jdbc -> {
            StoryRows stories = new StoryRows();
            StoryPlan plan = new StoryPlan(key, id, status, StatusClass.ofStory(status), StoryPhase.DEVELOPMENT);
            long row = stories.insert(jdbc, batch, 1, "1", plan, START);
            stories.setStatus(jdbc, row, status, reason);
            return row;
        });
    }

    void storyEnded(long row) {
        database.write(Durability.PROCESS, jdbc -> {
            new StoryRows().end(jdbc, row, START.plusSeconds(80));
            return row;
        });
    }

    /** A completed command that took a minute. */
    void command(long batch, String name, double usd, Long... storyRows) {
        database.write(Durability.PROCESS, jdbc -> {
            CommandRows commands = new CommandRows();
            long id = commands.nextId(jdbc);
            List<Long> stories = new ArrayList<>(List.of(storyRows));
            commands.insert(
                    jdbc,
                    new CommandRows.Start(
                            id, batch, 1, stories, name, 1, false, null, null, false, "cookie", "files", null, null),
                    START);
            CommandRows.Usage none = CommandRows.Usage.NONE;
            CommandRows.Usage usage = new CommandRows.Usage(
                    none.model(),
                    none.sessionId(),
                    none.cliVersion(),
                    BigDecimal.valueOf(usd),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0);
            commands.ended(
                    jdbc,
                    id,
                    new CommandRows.End("completed", 0, null, null, null, null, usage, null, null),
                    START.plusSeconds(60));
            return id;
        });
    }

    void needsTechSpec(long storyRow, String key) {
        database.write(Durability.PROCESS, jdbc -> {
            new StoryRows().setTechSpec(jdbc, storyRow, key, "REQUIRED", "it is hard", START);
            return storyRow;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
