package dev.sprintrunner.web.security;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything that answers: routes, files, the WebSocket and paths that do not exist. So no route can
 * forget to ask.
 */
public final class Guard extends Handler.Wrapper {
    private final Gate gate;
    private final Supplier<Map<String, String>> headers;

    /**
     * @param pages   whether a path is a file of the dashboard
     * @param headers of every answer
     */
    public Guard(Access access, Sessions sessions, Predicate<String> pages, Supplier<Map<String, String>> headers) {
        this.gate = new Gate(access, sessions, pages);
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        headers.get().forEach(response.getHeaders()::put);
        Optional<Answer> instead = gate.decide(incoming(request));
        if (instead.isEmpty()) {
            return super.handle(
                    request.getMethod().equals("HEAD") ? new HeadAsGet(request) : request, response, callback);
        }
        Answer answer = instead.get();
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    /** Served as GET, so that the headers are the same; the connection leaves the content out. */
    private static final class HeadAsGet extends Request.Wrapper {
        HeadAsGet(Request request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }

    private static Incoming incoming(Request request) {
        Map<String, List<String>> cookies = Request.getCookies(request).stream()
                .collect(Collectors.groupingBy(
                        HttpCookie::getName, Collectors.mapping(HttpCookie::getValue, Collectors.toList())));
        String query = request.getHttpURI().getQuery();
        return new Incoming(
                request.getMethod(),
                String.valueOf(request.getHttpURI().getPath()),
                query == null ? "" : query,
                headers(request),
                cookies,
                internet(request.getConnectionMetaData().getLocalSocketAddress()),
                internet(request.getConnectionMetaData().getRemoteSocketAddress())
                        .getAddress());
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(String.valueOf(field.getValue()));
        }
        return headers;
    }

    private static InetSocketAddress internet(SocketAddress address) {
        if (address instanceof InetSocketAddress internet) {
            return internet;
        }
        throw new IllegalStateException("not a connection of the internet protocol: " + address);
    }
}
