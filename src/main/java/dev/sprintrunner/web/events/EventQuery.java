package dev.sprintrunner.web.events;

import dev.sprintrunner.store.EventFilter;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.QueryNumbers;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param types  wanted types, {@code command:*} for all that begin so; empty for all
 * @param after  only later events, oldest first
 * @param before only earlier events; without {@code after} the newest of these
 */
record EventQuery(
        @Nullable Long batchId,
        @Nullable String storyKey,
        @Nullable Long commandId,
        List<String> types,
        @Nullable String text,
        @Nullable Long after,
        @Nullable Long before,
        int limit) {
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_TEXT = 200;
    private static final int MAX_KEY = 500;
    private static final int MAX_TYPES = 50;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TYPE = Pattern.compile("[a-z_]+(:[a-z_]+|:\\*)?");

    EventQuery {
        types = List.copyOf(types);
    }

    static EventQuery of(Context request) {
        return new EventQuery(
                QueryNumbers.optional(request, "batch_id"),
                text(request, "story_key", MAX_KEY),
                QueryNumbers.optional(request, "command_id"),
                types(request),
                text(request, "q", MAX_TEXT),
                QueryNumbers.optional(request, "after"),
                QueryNumbers.optional(request, "before"),
                QueryNumbers.limit(request, DEFAULT_LIMIT, MAX_LIMIT));
    }

    private static @Nullable String text(Context request, String name, int maxLength) {
        String text = request.queryParam(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > maxLength) {
            throw ApiException.badRequest(name + " is longer than " + maxLength + " characters");
        }
        return text;
    }

    private static List<String> types(Context request) {
        String said = request.queryParam("type");
        List<String> types = said == null
                ? List.of()
                : COMMA.splitAsStream(said)
                        .map(String::strip)
                        .filter(type -> !type.isEmpty())
                        .toList();
        if (types.size() > MAX_TYPES
                || types.stream().anyMatch(type -> !TYPE.matcher(type).matches())) {
            throw ApiException.badRequest("type must be types of events, such as command:end,batch:* or error");
        }
        return types;
    }

    /** @param known the types that occur */
    EventFilter filter(Set<String> known) {
        Set<String> wanted = types.isEmpty()
                ? null
                : known.stream()
                        .filter(type -> types.stream().anyMatch(pattern -> fits(type, pattern)))
                        .collect(Collectors.toSet());
        return new EventFilter(batchId, storyKey, commandId, wanted, text);
    }

    private static boolean fits(String type, String pattern) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
