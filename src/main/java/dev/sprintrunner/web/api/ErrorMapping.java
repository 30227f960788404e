package dev.sprintrunner.web.api;

import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.prompt.PromptException;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.StoreException;
import java.util.Optional;

/** The one table from what the program throws to what a client is told. */
public final class ErrorMapping {
    private static final String INTERNAL = "internal";
    private static final String STORE_UNAVAILABLE = "store_unavailable";

    private ErrorMapping() {}

    /** What to answer; empty for a defect, which is logged and not told. */
    public static Optional<ApiException> explain(Exception failure) {
        if (failure instanceof ApiException answer) {
            return Optional.of(answer);
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof EngineException engine) {
            return Optional.of(
                    switch (engine.kind()) {
                        case BUSY, COMPLETE -> ApiException.conflict(message);
                        case NO_SUCH_BATCH -> ApiException.notFound(message);
                        case UNUSABLE -> ApiException.unprocessable(message);
                    });
        }
        if (failure instanceof ProjectException
                || failure instanceof SprintStatusException
                || failure instanceof PromptException) {
            return Optional.of(ApiException.unprocessable(message));
        }
        if (failure instanceof StoreException) {
            return Optional.of(new ApiException(503, STORE_UNAVAILABLE, message));
        }
        return Optional.empty();
    }

    /** What the server itself refuses, before or beside any route. */
    public static ApiException ofStatus(int status) {
        return switch (status) {
            case 400 -> ApiException.badRequest("the request is malformed");
            case 404 -> ApiException.notFound("there is nothing at this address");
            case 405 -> new ApiException(status, "method_not_allowed", "this address does not take that method");
            case 408 -> new ApiException(status, "timeout", "the request took too long to arrive");
            case 413 -> new ApiException(status, "too_large", "the body is larger than this server takes");
            case 414, 431 -> new ApiException(status, "too_large", "the address or the headers are too long");
            default ->
                status < 500
                        ? new ApiException(status, "refused", "the request cannot be served")
                        : new ApiException(status, INTERNAL, "the server failed to answer");
        };
    }

    /** What a client is told of a defect. */
    public static ApiException defect() {
        return new ApiException(
                500, INTERNAL, "a defect of the program; please report it with what sprint-runner.log says");
    }
}
