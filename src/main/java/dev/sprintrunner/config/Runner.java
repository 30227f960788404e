package dev.sprintrunner.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works on a project, as the lock file tells it: {@code {"pid", "started_at" (epoch ms), "url" or null, "command"}}.
 *
 * @param url     of its dashboard, once that is known; without a token
 * @param command how it was called, {@code serve} say
 */
public record Runner(long pid, Instant startedAt, Optional<String> url, String command) {
    private static final JsonMapper JSON = new JsonMapper();

    public static Runner current(String command, Instant startedAt) {
        return new Runner(ProcessHandle.current().pid(), startedAt, Optional.empty(), command);
    }

    Runner withUrl(String address) {
        return new Runner(pid, startedAt, Optional.of(address), command);
    }

    String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pid", pid)
                .put("started_at", startedAt.toEpochMilli())
                .put("url", url.orElse(null))
                .put("command", command)
                .toString();
    }

    /** Empty for anything but what {@link #toJson} writes: it may be read while it is being written. */
    static Optional<Runner> ofJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.path("pid").canConvertToLong()
                    ? Optional.of(new Runner(
                            json.path("pid").longValue(),
                            Instant.ofEpochMilli(json.path("started_at").longValue()),
                            Optional.ofNullable(json.path("url").textValue()),
                            json.path("command").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException unfinished) {
            return Optional.empty();
        }
    }
}
