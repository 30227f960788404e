package dev.sprintrunner.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads verdicts out of a JSON object; throws {@link Mismatch} where a field has the wrong type or word. */
record VerdictFields(JsonNode json) {

    /** The object does not have the shape of the verdict. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mismatch(String field) {
            super(field, null, false, false);
        }
    }

    Verdict storiesCreated() {
        return new Verdict.StoriesCreated(list("stories", VerdictFields::decision));
    }

    Verdict documentReview() {
        return new Verdict.DocumentReview(flag("critical_issues"), list("issues", VerdictFields::issue));
    }

    Verdict codeReview() {
        Severity highest = word("highest_severity", Severity.class);
        return new Verdict.CodeReview(highest, list("issues", VerdictFields::issue), counts());
    }

    Verdict commit() {
        String outcome = text("outcome");
        for (Verdict.CommitOutcome candidate : Verdict.CommitOutcome.values()) {
            if (candidate.name().toLowerCase(Locale.ROOT).equals(outcome)) {
                return new Verdict.Commit(candidate, textOrNull("commit"), textOrNull("reason"));
            }
        }
        throw new Mismatch("outcome");
    }

    private Verdict.SpecDecision decision() {
        if (!json.has("story")) {
            throw new Mismatch("story");
        }
        String reason = textOrNull("reason");
        return new Verdict.SpecDecision(
                textOrNull("story"), word("tech_spec", Verdict.TechSpecNeed.class), reason == null ? "" : reason);
    }

    private Issue issue() {
        Severity severity = word("severity", Severity.class);
        if (severity == Severity.NONE) {
            throw new Mismatch("severity");
        }
        return new Issue(severity, text("title"), textOrNull("file"), json.has("fixed") && flag("fixed"));
    }

    /** Not part of what agents are asked for: a field of this name that is not ours counts as absent. */
    private Map<Severity, Integer> counts() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            JsonNode count = json.path("counts").path(severity.name().toLowerCase(Locale.ROOT));
            if (count.isInt()) {
                counts.put(severity, count.intValue());
            }
        }
        return counts;
    }

    private <T> List<T> list(String field, Function<VerdictFields, T> read) {
        JsonNode array = json.path(field);
        if (!array.isArray()) {
            throw new Mismatch(field);
        }
        List<T> values = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isObject()) {
                throw new Mismatch(field);
            }
            values.add(read.apply(new VerdictFields(element)));
        }
        return values;
    }

    private <E extends Enum<E>> E word(String field, Class<E> type) {
        String text = text(field);
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(text)) {
                return candidate;
            }
        }
        throw new Mismatch(field);
    }

    private boolean flag(String field) {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new Mismatch(field);
        }
        return value.booleanValue();
    }

    private String text(String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new Mismatch(field);
        }
        return value.textValue();
    }

    private @Nullable String textOrNull(String field) {
        JsonNode value = json.path(field);
        return value.isMissingNode() || value.isNull() ? null : text(field);
    }
}
