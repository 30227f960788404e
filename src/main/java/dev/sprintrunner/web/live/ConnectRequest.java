package dev.sprintrunner.web.live;

import dev.sprintrunner.web.api.ApiException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for in the query of {@code /ws}.
 *
 * @param after   the newest event it has, or null when it has none
 * @param batched whether it takes several events in one message
 * @param status  whether it wants the status when it changes
 */
record ConnectRequest(@Nullable Long after, boolean batched, boolean status) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** @throws ApiException when a parameter makes no sense */
    static ConnectRequest of(UnaryOperator<@Nullable String> parameter) {
        return new ConnectRequest(
                id(parameter.apply("after")),
                flag("batch", parameter.apply("batch")),
                flag("status", parameter.apply("status")));
    }

    private static @Nullable Long id(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!ID.matcher(text).matches()) {
            throw ApiException.badRequest("after must be the id of an event: a whole number from 0 on");
        }
        return Long.valueOf(text);
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("0")) {
            return false;
        }
        if (!text.equals("1")) {
            throw ApiException.badRequest(name + " must be 1 or 0");
        }
        return true;
    }
}
