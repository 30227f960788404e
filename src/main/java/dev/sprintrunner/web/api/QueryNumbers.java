package dev.sprintrunner.web.api;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Whole numbers of a request; anything else there is a bad request that names the parameter. */
public final class QueryNumbers {
    private QueryNumbers() {}

    /** Null where the parameter is not given. */
    public static @Nullable Long optional(Context request, String name) {
        String text = request.queryParam(name);
        return text == null || text.isEmpty() ? null : parse(name, text);
    }

    /** A size of a page, brought into the range. */
    public static int limit(Context request, int otherwise, int max) {
        Long said = optional(request, "limit");
        return said == null ? otherwise : (int) Math.max(1, Math.min(max, said));
    }

    /** An id in the path. */
    public static long id(Context request) {
        return parse("id", request.pathParam("id"));
    }

    private static long parse(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(name + " must be a whole number");
        }
    }
}
