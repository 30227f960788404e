package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.EventLog.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the live display knows of a batch: a fold over its events. Immutable.
 *
 * @param batchId         0 before the batch has begun
 * @param maxCycles       null for all
 * @param cycle           number of the running cycle, 0 before the first
 * @param cyclesCompleted in the whole batch
 * @param stories         key to status, of the running cycle
 * @param running         commands by id
 * @param waitingUntil    when the usage limit resets, or null
 * @param recent          what happened last, oldest first
 * @param notice          what the user was told last, or null
 */
record LiveView(
        long batchId,
        @Nullable Integer maxCycles,
        int cycle,
        int cyclesCompleted,
        int done,
        int blocked,
        BigDecimal costUsd,
        @Nullable Instant startedAt,
        Map<String, String> stories,
        Map<Long, ShownCommand> running,
        @Nullable Instant waitingUntil,
        List<Recent> recent,
        @Nullable String notice) {
    static final LiveView EMPTY =
            new LiveView(0, null, 0, 0, 0, 0, BigDecimal.ZERO, null, Map.of(), Map.of(), null, List.of(), null);

    private static final int MAX_RECENT = 10;

    /** Too frequent, or told by another event. */
    private static final Set<String> NOT_RECENT =
            Set.of("command:progress", "background:start", "background:end", "sprint:changed", "context:fresh", "pong");

    LiveView {
        stories = Collections.unmodifiableMap(new LinkedHashMap<>(stories));
        running = Collections.unmodifiableMap(new LinkedHashMap<>(running));
        recent = List.copyOf(recent);
    }

    /** Something that happened. */
    record Recent(Instant at, List<String> stories, String type, String message) {}

    /** A batch that is taken up again has a past. */
    static LiveView of(BatchRow earlier) {
        return EMPTY.with(draft -> {
            draft.batchId = earlier.id();
            draft.maxCycles = earlier.maxCycles();
            draft.cyclesCompleted = earlier.cyclesCompleted();
            draft.costUsd = BigDecimal.valueOf(earlier.costUsd());
        });
    }

    LiveView withNotice(String text) {
        return with(draft -> draft.notice = text);
    }

    LiveView after(Event event) {
        return with(draft -> {
            draft.take(event);
            if (!NOT_RECENT.contains(event.type())) {
                draft.remember(event);
            }
        });
    }

    private LiveView with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A view being changed; never leaves this class. */
    private static final class Draft {
        private long batchId;
        private @Nullable Integer maxCycles;
        private int cycle;
        private int cyclesCompleted;
        private int done;
        private int blocked;
        private BigDecimal costUsd;
        private @Nullable Instant startedAt;
        private final Map<String, String> stories;
        private final Map<Long, ShownCommand> running;
        private @Nullable Instant waitingUntil;
        private final List<Recent> recent;
        private @Nullable String notice;

        Draft(LiveView view) {
            batchId = view.batchId;
            maxCycles = view.maxCycles;
            cycle = view.cycle;
            cyclesCompleted = view.cyclesCompleted;
            done = view.done;
            blocked = view.blocked;
            costUsd = view.costUsd;
            startedAt = view.startedAt;
            stories = new LinkedHashMap<>(view.stories);
            running = new LinkedHashMap<>(view.running);
            waitingUntil = view.waitingUntil;
            recent = new ArrayList<>(view.recent);
            notice = view.notice;
        }

        void take(Event event) {
            JsonNode payload = event.payload();
            switch (event.type()) {
                case "batch:start" -> {
                    batchId = payload.path("batch_id").asLong();
                    maxCycles = payload.path("max_cycles").isInt()
                            ? (Integer) payload.path("max_cycles").intValue()
                            : null;
                    startedAt = at(event);
                }
                case "cycle:start" -> cycleStarted(payload);
                case "cycle:end" -> cyclesCompleted++;
                case "story:status" -> storyChanged(payload);
                case "background:start" -> commandStarted(event, true);
                case "command:start" -> commandStarted(event, false);
                case "command:progress" -> progressed(event);
                case "command:end" -> commandEnded(event, payload);
                case "batch:waiting" ->
                    waitingUntil = payload.path("until").isNumber()
                            ? Instant.ofEpochMilli(payload.path("until").longValue())
                            : null;
                case "batch:end" -> {
                    running.clear();
                    waitingUntil = null;
                }
                default -> {
                    // the other types change nothing but the list of what happened
                }
            }
        }

        private void cycleStarted(JsonNode payload) {
            cycle = payload.path("cycle_number").asInt();
            stories.clear();
            payload.path("story_keys").forEach(key -> stories.put(key.asText(), ""));
        }

        private void storyChanged(JsonNode payload) {
            String status = payload.path("new_status").asText();
            String before = stories.put(payload.path("story_key").asText(), status);
            if (!status.equals(before)) {
                done += status.equals("done") ? 1 : 0;
                blocked += status.equals("blocked") ? 1 : 0;
            }
        }

        private void commandStarted(Event event, boolean background) {
            Long id = event.commandId();
            if (id == null) {
                return;
            }
            ShownCommand known = running.get(id);
            ShownCommand command = new ShownCommand(
                    event.payload().path("command").asText(),
                    EventText.stories(event),
                    background || (known != null && known.background()),
                    event.payload().path("model").textValue(),
                    null,
                    at(event));
            running.put(id, command);
        }

        private void progressed(Event event) {
            Optional.ofNullable(event.commandId())
                    .ifPresent(id -> running.computeIfPresent(id, (same, command) -> command.at(event.taskId())));
        }

        private void commandEnded(Event event, JsonNode payload) {
            Optional.ofNullable(event.commandId()).ifPresent(running::remove);
            costUsd = costUsd.add(payload.path("metrics").path("cost_usd").decimalValue());
        }

        void remember(Event event) {
            recent.add(new Recent(at(event), EventText.stories(event), event.type(), EventText.message(event)));
            if (recent.size() > MAX_RECENT) {
                recent.remove(0);
            }
        }

        private static Instant at(Event event) {
            return Instant.ofEpochMilli(event.timestamp());
        }

        LiveView build() {
            return new LiveView(
                    batchId,
                    maxCycles,
                    cycle,
                    cyclesCompleted,
                    done,
                    blocked,
                    costUsd,
                    startedAt,
                    stories,
                    running,
                    waitingUntil,
                    recent,
                    notice);
        }
    }
}
