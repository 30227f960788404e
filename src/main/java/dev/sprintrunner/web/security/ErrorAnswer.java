package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ErrorMapping;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server itself answers to a request that is no HTTP, too large, or fails outside a route. */
public final class ErrorAnswer implements Request.Handler {
    private final Supplier<Map<String, String>> headers;

    /** @param headers of every answer */
    public ErrorAnswer(Supplier<Map<String, String>> headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers.get().forEach(response.getHeaders()::put);
        Answer answer = Answer.of(ErrorMapping.ofStatus(response.getStatus()));
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
