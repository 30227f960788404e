package dev.sprintrunner.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that cannot be served: {@code {"error": {"type", "message", …}}} with its HTTP status. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error;

    /**
     * @param type    for programs, such as {@code not_found}
     * @param message for people: what is wrong, and the mend
     */
    public ApiException(int status, String type, String message) {
        this(status, type, message, JsonNodeFactory.instance.objectNode());
    }

    /** @param details further fields of the error */
    public ApiException(int status, String type, String message, ObjectNode details) {
        super(message);
        this.status = status;
        this.error = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("message", message)
                .setAll(details);
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "bad_request", message);
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, "not_found", message);
    }

    public static ApiException conflict(String message) {
        return new ApiException(409, "conflict", message);
    }

    public static ApiException unprocessable(String message) {
        return new ApiException(422, "unprocessable", message);
    }

    public int status() {
        return status;
    }

    public ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().set("error", error.deepCopy());
    }
}
