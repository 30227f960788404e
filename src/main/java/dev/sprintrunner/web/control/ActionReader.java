package dev.sprintrunner.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.workflow.StartPhase;
import dev.sprintrunner.workflow.StopMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns JSON into actions; what it does not understand it refuses by name. */
final class ActionReader {
    private static final int MAX_CYCLES = 999;
    private static final int MAX_STORIES = 500;
    private static final int MAX_KEY_LENGTH = 200;
    private static final String ALL = "all";

    private final IntSupplier defaultMaxCycles;

    /** @param defaultMaxCycles holds when a start names no number */
    ActionReader(IntSupplier defaultMaxCycles) {
        this.defaultMaxCycles = defaultMaxCycles;
    }

    /**
     * @param name {@code start}, {@code stop}, {@code resume} or {@code try_now}
     * @throws ApiException 400 that names the bad key
     */
    Action read(String name, ObjectNode fields) {
        return switch (name) {
            case "start" -> start(fields);
            case "stop" -> stop(fields);
            case "resume" -> resume(fields);
            case "try_now" -> tryNow(fields);
            default -> throw bad("action", "it must be start, stop, resume, try_now or ping");
        };
    }

    private Action start(ObjectNode fields) {
        requireKeys(fields, Set.of("max_cycles", "stories", "from"));
        return new Action.Start(new BatchRequest(maxCycles(fields), stories(fields), from(fields)));
    }

    private @Nullable Integer maxCycles(ObjectNode fields) {
        JsonNode value = fields.path("max_cycles");
        if (isAbsent(value)) {
            return defaultMaxCycles.getAsInt();
        }
        if (ALL.equals(value.textValue())) {
            return null;
        }
        if (value.isInt() && value.intValue() >= 1 && value.intValue() <= MAX_CYCLES) {
            return value.intValue();
        }
        throw bad("max_cycles", "it must be a whole number from 1 to " + MAX_CYCLES + ", or \"" + ALL + "\"");
    }

    private static List<String> stories(ObjectNode fields) {
        JsonNode value = fields.path("stories");
        List<String> stories = new ArrayList<>();
        if (isAbsent(value)) {
            return stories;
        }
        for (JsonNode story : value) {
            String key = story.textValue();
            if (key != null && !key.isBlank() && key.length() <= MAX_KEY_LENGTH) {
                stories.add(key);
            }
        }
        if (!value.isArray() || stories.size() != value.size() || stories.size() > MAX_STORIES) {
            throw bad("stories", "it must be a list of at most " + MAX_STORIES + " story keys or ids");
        }
        return stories;
    }

    private static @Nullable StartPhase from(ObjectNode fields) {
        JsonNode value = fields.path("from");
        if (isAbsent(value)) {
            return null;
        }
        return StartPhase.ofText(value.asText())
                .filter(phase -> value.isTextual())
                .orElseThrow(() -> {
                    String phases = Arrays.stream(StartPhase.values())
                            .map(StartPhase::text)
                            .collect(Collectors.joining(", "));
                    return bad("from", "it must be one of " + phases);
                });
    }

    private static Action stop(ObjectNode fields) {
        requireKeys(fields, Set.of("mode"));
        JsonNode value = fields.path("mode");
        if (isAbsent(value)) {
            return new Action.Stop(StopMode.STORY);
        }
        return Arrays.stream(StopMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(value.textValue()))
                .findFirst()
                .map(Action.Stop::new)
                .orElseThrow(() -> bad("mode", "it must be story, command or now"));
    }

    private static Action resume(ObjectNode fields) {
        requireKeys(fields, Set.of("batch_id"));
        JsonNode value = fields.path("batch_id");
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad("batch_id", "it must be the number of a batch");
        }
        return new Action.Resume(value.longValue());
    }

    private static Action tryNow(ObjectNode fields) {
        requireKeys(fields, Set.of());
        return new Action.TryNow();
    }

    private static void requireKeys(ObjectNode fields, Set<String> known) {
        fields.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw bad(
                        key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, MAX_KEY_LENGTH) + "…",
                        known.isEmpty()
                                ? "nothing is to be said here"
                                : "there is no such key, only " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static ApiException bad(String key, String mend) {
        return ApiException.badRequest(key + ": " + mend);
    }
}
