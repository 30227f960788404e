package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of stream-json. Any key order, missing and extra fields, other types and unknown values are taken as they
 * come; nothing that stands in a line makes it throw.
 */
public final class StreamParser {

    private static final Set<String> NOTES =
            Set.of("command_lifecycle", "conversation_reset", "control_request", "control_response");

    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private static final int MAX_EXCERPT = 500;
    private static final int MAX_TYPE = 100;

    /** Keeps a line of countless tiny values from growing a hundredfold in memory. */
    private static final int MAX_TOKENS = 500_000;

    private static final int MAX_STRING = 32 << 20;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_STRING)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public StreamMessage parse(StreamLine line) {
        return line.oversize() ? new StreamMessage.Malformed(StreamMessage.Defect.OVERSIZE, "") : parse(line.text());
    }

    public StreamMessage parse(String line) {
        if (!line.stripLeading().startsWith("{")) {
            return malformed(StreamMessage.Defect.NOT_JSON, line);
        }
        try {
            return read(mapper.readTree(line));
        } catch (JsonProcessingException e) {
            return malformed(StreamMessage.Defect.BROKEN_JSON, line);
        }
    }

    private static StreamMessage read(JsonNode line) {
        String sessionId = sessionId(line);
        String type = Json.text(line, "type");
        return switch (type) {
            case "system" -> SystemReader.read(line, sessionId);
            case "assistant" -> MessageReader.assistant(line, sessionId);
            case "user" -> MessageReader.user(line, sessionId);
            case "result" -> ResultReader.read(line, sessionId);
            case "rate_limit_event" ->
                new StreamMessage.RateLimitEvent(sessionId, RateLimitReader.read(line.path("rate_limit_info")));
            case "stream_event" ->
                new StreamMessage.StreamEvent(
                        sessionId, Json.textOrNull(line, "parent_tool_use_id"), Json.text(line.path("event"), "type"));
            default -> other(line, sessionId, type);
        };
    }

    /** Session ids end up on a command line, so only what looks like one is taken. */
    private static @Nullable String sessionId(JsonNode line) {
        String id = Json.text(line, "session_id");
        return SESSION_ID.matcher(id).matches() ? id : null;
    }

    private static StreamMessage other(JsonNode line, @Nullable String sessionId, String type) {
        String subtype = Texts.cut(Json.text(line, "subtype"), MAX_TYPE);
        return NOTES.contains(type)
                ? new StreamMessage.Note(sessionId, type, subtype, Json.text(line, "state"))
                : new StreamMessage.Unknown(sessionId, Texts.cut(type, MAX_TYPE), subtype);
    }

    private static StreamMessage malformed(StreamMessage.Defect defect, String line) {
        return new StreamMessage.Malformed(defect, Texts.oneLine(line, MAX_EXCERPT));
    }
}
