package dev.sprintrunner.web.batches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.EventMessage;
import dev.sprintrunner.web.api.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page begins with. Batch, stories, events and {@code last_event_id} are of one moment: a page that applies every
 * event after that id is up to date.
 */
public final class InitSource {
    private static final int EVENTS = 200;
    private static final int MAX_STORIES = 500;
    private static final int MAX_COMMANDS = 600;

    private final Recorder recorder;
    private final SprintFiles sprint;
    private final Supplier<Settings> settings;
    private final Supplier<JsonNode> status;
    private final About about;
    private final Clock clock;
    private final EventLog events = new EventLog();
    private final BatchSummaries summaries = new BatchSummaries();
    private final StoryReader stories = new StoryReader();
    private final CommandReader commands;

    /**
     * What stays as it is while the program runs.
     *
     * @param project     the project's directory
     * @param transcripts where the files of commands are
     */
    public record About(String version, Path project, Path transcripts, boolean demo) {}

    /** @param status the present status, in the form of the interface */
    public InitSource(
            Recorder recorder,
            SprintFiles sprint,
            Supplier<Settings> settings,
            Supplier<JsonNode> status,
            About about,
            Clock clock) {
        this.recorder = recorder;
        this.sprint = sprint;
        this.settings = settings;
        this.status = status;
        this.about = about;
        this.clock = clock;
        this.commands = new CommandReader(new PromptSizes(about.transcripts()));
    }

    /** What the tables say at one moment. */
    private record Rows(
            @Nullable BatchSummary batch,
            List<StoryReader.Row> stories,
            List<CommandView> commands,
            List<Event> events,
            long lastEventId,
            String databaseId) {}

    /** The message's payload, its fields in this order. */
    private record Init(
            JsonNode status,
            @Nullable BatchSummary batch,
            List<BatchStory> stories,
            List<CommandView> batchCommands,
            List<EventMessage> events,
            long lastEventId,
            Map<String, JsonNode> settings,
            String version,
            String databaseId,
            ProjectView project,
            boolean demo,
            long heartbeatSeconds) {}

    /**
     * The payload of {@code init}. Of a huge batch it has the newest 500 stories and 600 commands.
     *
     * @param withEvents whether with the newest events; a page that has some already gets those it lacks
     */
    public ObjectNode init(boolean withEvents) {
        Rows rows = recorder.snapshot(jdbc -> rows(jdbc, withEvents, clock.millis()));
        Settings now = settings.get();
        return Json.mapper()
                .valueToTree(new Init(
                        status.get(),
                        rows.batch(),
                        StoryReader.stories(rows.stories(), rows.commands(), sprint.recent()),
                        BatchReader.ofBatchAlone(rows.commands()),
                        rows.events().stream().map(EventMessage::brief).toList(),
                        rows.lastEventId(),
                        now.shown(),
                        about.version(),
                        rows.databaseId(),
                        ProjectView.of(about.project()),
                        about.demo(),
                        now.server().websocketHeartbeat().toSeconds()));
    }

    private Rows rows(Jdbc jdbc, boolean withEvents, long now) {
        BatchSummary batch = summaries.current(jdbc, now).orElse(null);
        return new Rows(
                batch,
                batch == null ? List.of() : stories.rows(jdbc, batch.id(), MAX_STORIES, now),
                batch == null ? List.of() : commands.newest(jdbc, batch.id(), MAX_COMMANDS, now),
                withEvents ? events.latest(jdbc, EVENTS) : List.of(),
                events.lastId(jdbc),
                databaseId(jdbc));
    }

    private static String databaseId(Jdbc jdbc) {
        return jdbc.queryOne("select value from meta where key = 'database_id'", row -> row.getString(1))
                .orElseThrow();
    }
}
