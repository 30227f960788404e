package dev.sprintrunner.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;

/** The body of a request. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * The JSON object; an empty body is an empty one.
     *
     * @throws ApiException 400 when it is not JSON, or no object
     */
    public static ObjectNode object(Context request) {
        byte[] body = request.bodyAsBytes();
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode json = Json.mapper().readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw ApiException.badRequest("the body is not JSON");
        }
        throw ApiException.badRequest("the body must be a JSON object");
    }
}
