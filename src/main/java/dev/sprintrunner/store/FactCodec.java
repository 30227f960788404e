package dev.sprintrunner.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.workflow.Fact;

/** Facts as JSON. Types are known by their simple names, so a fact once recorded must keep its name. */
final class FactCodec {
    private final ObjectMapper json = mapper();

    String type(Fact fact) {
        return fact.getClass().getSimpleName();
    }

    String write(Fact fact) {
        try {
            return json.writerFor(Fact.class).writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new StoreException("a fact cannot be written as JSON: " + fact, e);
        }
    }

    Fact read(String body) {
        try {
            return json.readValue(body, Fact.class);
        } catch (JsonProcessingException e) {
            throw new StoreException("a recorded fact cannot be read: " + body, e);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .addMixIn(Fact.class, Typed.class)
                .addMixIn(Verdict.class, Typed.class);
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(type, type.getSimpleName()));
        }
        for (Class<?> type : Verdict.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(type, type.getSimpleName()));
        }
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}
}
