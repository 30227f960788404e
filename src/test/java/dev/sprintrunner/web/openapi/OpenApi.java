package dev.sprintrunner.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import io.javalin.websocket.WsHandlerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what the server does to the description of its interface. */
public final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final JsonNode DOCUMENT = read();

    /** In it an object has no fields but those that are described, and schemas are found as a validator looks for them. */
    private static final JsonNode STRICT = closed(DOCUMENT.deepCopy());

    private OpenApi() {}

    /** Fails unless the answer is one that is described for this request. */
    public static void check(String method, String path, HttpResponse<String> response) {
        String bare = path.replaceFirst("\\?.*", "");
        JsonPointer pointer = answer(bare, method, response.statusCode());
        JsonNode content = STRICT.at(pointer).path("content");
        String mediaType =
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (content.isMissingNode()) {
            assertThat(response.body()).as("%s %s has no content", method, path).isEmpty();
        } else {
            assertThat(content.has(mediaType))
                    .as("%s %s %s gives %s", method, path, response.statusCode(), mediaType)
                    .isTrue();
            if (mediaType.equals("application/json")) {
                assertThat(validate(bare, method, response.statusCode(), parse(response.body())))
                        .as("%s %s %s: %s", method, path, response.statusCode(), response.body())
                        .isEmpty();
            }
        }
    }

    /**
     * What of a JSON answer is not as described; empty when nothing.
     *
     * @param path as requested, without query
     */
    public static List<String> validate(String path, String method, int status, JsonNode body) {
        return validate(
                answer(path, method, status).append(JsonPointer.compile("/content/application~1json/schema")), body);
    }

    /** As {@link #validate(String, String, int, JsonNode)}, by a schema's name: {@code Status}, {@code Event} … */
    public static List<String> validate(String schema, JsonNode body) {
        return validate(JsonPointer.compile("/components/schemas/" + schema), body);
    }

    private static List<String> validate(JsonPointer pointer, JsonNode body) {
        assertThat(STRICT.at(pointer).isMissingNode())
                .as("no schema at %s", pointer)
                .isFalse();
        ObjectNode schema = STRICT.at(pointer).deepCopy();
        schema.set("$defs", STRICT.at("/components/schemas"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(body)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Fails unless these are exactly the routes that are described. */
    public static void assertDescribesExactly(List<Routes> routes) {
        assertThat(registered(routes)).containsExactlyInAnyOrderElementsOf(described());
    }

    /** {@code GET /api/health} …, as the router has them. */
    public static Set<String> registered(List<Routes> routes) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.startupWatcherEnabled = false;
            routes.forEach(part -> part.addTo(config.routes));
        });
        Set<String> found = new TreeSet<>();
        for (ParsedEndpoint route : javalin.unsafe.internalRouter.allHttpHandlers()) {
            if (METHODS.contains(route.endpoint.method.name().toLowerCase(Locale.ROOT))) {
                found.add(route.endpoint.method.name() + " " + route.endpoint.path);
            }
        }
        for (WsHandlerEntry socket : javalin.unsafe.internalRouter.allWsHandlers()) {
            found.add("GET " + socket.getPath());
        }
        return found;
    }

    /** {@code GET /api/health} …, as the document has them. */
    public static Set<String> described() {
        Set<String> found = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return found;
    }

    private static JsonPointer answer(String path, String method, int status) {
        String template = template(path, method);
        JsonPointer responses = JsonPointer.empty()
                .appendProperty("paths")
                .appendProperty(template)
                .appendProperty(method.toLowerCase(Locale.ROOT))
                .appendProperty("responses");
        String known = STRICT.at(responses).has(String.valueOf(status)) ? String.valueOf(status) : "default";
        assertThat(status >= 400 || !known.equals("default"))
                .as("%s %s: %s is described", method, template, status)
                .isTrue();
        JsonNode reference = STRICT.at(responses.appendProperty(known)).path("$ref");
        return reference.isMissingNode()
                ? responses.appendProperty(known)
                : JsonPointer.compile(reference.asText().substring(1));
    }

    private static String template(String path, String method) {
        List<String> matching = new ArrayList<>();
        for (Map.Entry<String, JsonNode> candidate : STRICT.path("paths").properties()) {
            String pattern = candidate.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            if (Pattern.matches(pattern, path) && candidate.getValue().has(method.toLowerCase(Locale.ROOT))) {
                matching.add(candidate.getKey());
            }
        }
        assertThat(matching).as("%s %s is described", method, path).hasSize(1);
        return matching.get(0);
    }

    private static JsonNode closed(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.asText().startsWith(SCHEMAS)) {
            ((ObjectNode) node).put("$ref", reference.asText().replace(SCHEMAS, "#/$defs/"));
        }
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::closed);
        return node;
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/web/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> references() {
        return DOCUMENT.findValuesAsText("$ref").stream().collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean has(String reference) {
        return !DOCUMENT.at(reference.substring(1)).isMissingNode();
    }
}
