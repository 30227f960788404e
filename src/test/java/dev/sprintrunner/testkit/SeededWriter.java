package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.testkit.SeededPlan.Story;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes made-up batches as rows and events, in the forms of the engine. */
final class SeededWriter {
    private static final Map<String, String> REASONS = Map.of(
            "stopped", "budget",
            "error", "not signed in; run claude and sign in, then resume",
            "interrupted", "the runner ended");

    private final SeededRows rows;
    private final SplittableRandom random;
    private final List<String> heads;
    private long storyRow;
    private long waitId;
    private long eventId;
    private int head;

    SeededWriter(SeededRows rows, SplittableRandom random, List<String> heads) {
        this.rows = rows;
        this.random = random;
        this.heads = heads;
    }

    /** How many events a batch has without those of tools and texts. */
    static int necessaryEvents(SeededBatch batch, String status) {
        return new SeededEvents(batch, 0, 0, status).necessary().size();
    }

    /** @param moreEvents of tools and texts */
    void write(long id, SeededBatch batch, long startedAt, int moreEvents, String status) throws SQLException {
        boolean ended = !status.equals("running");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("started_at", startedAt);
        row.put("ended_at", ended ? startedAt + batch.time : null);
        row.put("max_cycles", id % 3 == 0 ? null : (Integer) (batch.cycles.size() + (int) (id % 2)));
        row.put("cycles_completed", (int)
                batch.cycles.stream().filter(cycle -> cycle.end() >= 0).count());
        row.put("status", status);
        row.put("reason", REASONS.get(status));
        rows.add("batches", row);
        Map<String, Long> stories = stories(id, batch, startedAt);
        for (SeededCommand command : batch.commands) {
            command(id, command, startedAt, stories);
        }
        for (SeededBatch.Wait wait : batch.waits) {
            wait(id, wait, startedAt);
        }
        SeededEvents events = new SeededEvents(batch, id, startedAt, status);
        List<ObjectNode> all = events.necessary();
        all.addAll(events.more(moreEvents, random));
        all.sort(Comparator.comparingLong(event -> event.path("at").longValue()));
        for (ObjectNode event : all) {
            event(id, event, stories);
        }
    }

    private Map<String, Long> stories(long batch, SeededBatch played, long startedAt) throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        for (Map.Entry<Story, SeededBatch.Ending> entry : played.endings.entrySet()) {
            Story story = entry.getKey();
            SeededBatch.Ending ending = entry.getValue();
            ids.put(story.key(), ++storyRow);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", storyRow);
            row.put("batch_id", batch);
            row.put("story_key", story.key());
            row.put("epic_id", story.epicId());
            row.put("status", ending.status());
            row.put("started_at", startedAt + ending.start());
            row.put("ended_at", ending.end() < 0 ? null : (Long) (startedAt + ending.end()));
            row.put("short_id", story.id());
            row.put("cycle", ending.cycle());
            row.put("entry", "create");
            row.put("tech_spec", ending.techSpec() ? "REQUIRED" : "SKIP");
            row.put("reason", ending.reason());
            rows.add("stories", row);
        }
        return ids;
    }

    private void command(long batch, SeededCommand command, long startedAt, Map<String, Long> stories)
            throws SQLException {
        String before = heads.isEmpty() ? fakeHash(head) : heads.get(Math.min(head, heads.size() - 1));
        if (command.movesHead()) {
            head++;
        }
        String after = heads.isEmpty() ? fakeHash(head) : heads.get(Math.min(head, heads.size() - 1));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", command.id());
        row.put(
                "story_id",
                command.stories().isEmpty() ? null : stories.get(command.keys().get(0)));
        row.put("command", command.name());
        row.put("task_id", command.runs() ? "implement" : "validate");
        row.put("started_at", startedAt + command.start());
        row.put("ended_at", command.runs() ? null : (Long) (startedAt + command.end()));
        row.put("status", command.status());
        row.put(
                "output_summary",
                command.runs() ? null : "The work on " + String.join(", ", command.keys()) + " is done.");
        row.put("batch_id", batch);
        row.put("cycle", command.cycle() == 0 ? null : (Integer) command.cycle());
        row.put("attempt", command.attempt());
        row.put("background", command.background() ? 1 : 0);
        row.put("model", command.model());
        row.put("session_id", "5e55-%08d".formatted(command.id()));
        row.put("pid", 4_000 + command.id());
        row.put("cookie", "cookie-" + command.id());
        row.put("files", "batch-%d/%05d-%s".formatted(batch, command.id(), command.name()));
        row.put("exit_code", command.runs() ? null : (Integer) (command.failure() == null ? 0 : 1));
        row.put("failure", command.failure());
        row.put("failure_kind", command.failure() == null ? null : "ORDINARY");
        row.put("verdict", command.verdict());
        row.put("cost_usd", command.costUsd());
        row.put("input_tokens", command.tokens().input());
        row.put("output_tokens", command.tokens().output());
        row.put("cache_read_tokens", command.tokens().cacheRead());
        row.put("cache_creation_tokens", command.tokens().cacheCreation());
        row.put("num_turns", 12);
        row.put("head_before", before);
        row.put("head_after", command.runs() ? null : after);
        rows.add("commands", row);
        for (String key : command.keys()) {
            rows.add("command_stories", ordered("command_id", command.id(), "story_id", stories.get(key)));
        }
        if (command.background()) {
            Map<String, Object> task =
                    ordered("batch_id", batch, "story_key", command.keys().get(0));
            task.put("task_type", command.name());
            task.put("spawned_at", startedAt + command.start());
            task.put("completed_at", startedAt + command.end());
            task.put("status", command.status());
            task.put("command_id", command.id());
            rows.add("background_tasks", task);
        }
    }

    private void wait(long batch, SeededBatch.Wait wait, long startedAt) throws SQLException {
        Map<String, Object> row = ordered("id", ++waitId, "batch_id", batch);
        row.put("reason", wait.reason());
        row.put("until", startedAt + wait.end());
        row.put("started_at", startedAt + wait.start());
        row.put("ended_at", startedAt + wait.end());
        rows.add("waits", row);
    }

    private void event(long batch, ObjectNode event, Map<String, Long> stories) throws SQLException {
        String key = event.path("payload").path("story_key").textValue();
        ObjectNode payload = (ObjectNode) event.path("payload");
        Map<String, Object> row = ordered("id", ++eventId, "batch_id", batch);
        row.put("story_id", key == null ? null : stories.get(key));
        row.put(
                "command_id",
                payload.has("command_id") ? (Long) payload.path("command_id").longValue() : null);
        row.put("timestamp", event.path("at").longValue());
        row.put("event_type", event.path("type").textValue());
        row.put("story_key", key);
        row.put("command", payload.path("command").textValue());
        row.put("task_id", payload.path("task_id").textValue());
        row.put("status", payload.path("status").textValue());
        row.put("message", event.path("summary").textValue());
        row.put("payload", payload);
        rows.add("events", row);
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(first, value);
        row.put(second, other);
        return row;
    }

    /** Of no commit that is there. */
    private static String fakeHash(int number) {
        return "%040x".formatted(0x5eed_0000L + number);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
