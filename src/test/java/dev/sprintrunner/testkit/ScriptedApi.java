package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A Messages API on a free loopback port, with a script for a model, so that the real Claude Code runs without network or
 * cost. Requests that the CLI makes on its own account are answered without the script.
 */
public final class ScriptedApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Script script;
    private final List<ApiRequest> requests = new ArrayList<>();
    private final List<String> otherCalls = new ArrayList<>();
    private final Map<String, Integer> turnsAsked = new HashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private ScriptedApi(HttpServer server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static ScriptedApi start(Script script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedApi api = new ScriptedApi(server, script);
            server.createContext("/", api::handle);
            server.setExecutor(api.threads);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the scripted API", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What the CLI's process needs to use this API instead of the real one, with a home of its own.
     *
     * @param home a directory that the test throws away
     */
    public Map<String, String> environment(Path home) {
        return new HashMap<>(Map.of(
                "HOME", home.toString(),
                "CLAUDE_CONFIG_DIR", home.resolve(".claude").toString(),
                "CLAUDE_CODE_TMPDIR", home.toString(),
                "ANTHROPIC_BASE_URL", url(),
                "ANTHROPIC_API_KEY", "dummy",
                "CLAUDE_CODE_MAX_RETRIES", "2",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
                "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS", "1",
                "CLAUDE_CODE_DISABLE_CRON", "1",
                "DISABLE_AUTOUPDATER", "1"));
    }

    /** The same with the token of a subscription, for which usage limits exist, in place of an API key. */
    public Map<String, String> subscriptionEnvironment(Path home) {
        Map<String, String> environment = environment(home);
        environment.remove("ANTHROPIC_API_KEY");
        environment.put("CLAUDE_CODE_OAUTH_TOKEN", "dummy");
        return environment;
    }

    /** All model requests so far, in the order of arrival. */
    public synchronized List<ApiRequest> requests() {
        return List.copyOf(requests);
    }

    public List<ApiRequest> requests(Predicate<ApiRequest> wanted) {
        return requests().stream().filter(wanted).toList();
    }

    /** All other calls so far, as method and path. */
    public synchronized List<String> otherCalls() {
        return List.copyOf(otherCalls);
    }

    /** The first such request, as soon as it has arrived. */
    public synchronized ApiRequest awaitRequest(Predicate<ApiRequest> wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            for (ApiRequest request : requests) {
                if (wanted.test(request)) {
                    return request;
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no such request within " + limit + ", but " + requests.size() + " others");
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for a request", e);
            }
        }
    }

    /**
     * Ends all exchanges, also those held back or hanging.
     *
     * @throws AssertionError when the script has thrown something
     */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        if (!failures.isEmpty()) {
            throw new AssertionError("the script failed " + failures.size() + " times", failures.peek());
        }
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            byte[] body = http.getRequestBody().readAllBytes();
            if (path.equals("/v1/messages")) {
                ApiRequest request = remember(headers(http), JSON.readTree(body));
                replyTo(request).send(new ApiExchange(http, request, closed));
            } else if (path.equals("/v1/messages/count_tokens")) {
                ApiExchange.sendJson(
                        http,
                        200,
                        JsonNodeFactory.instance.objectNode().put("input_tokens", body.length / 4),
                        Map.of());
            } else {
                remember(http.getRequestMethod() + " " + path);
                ApiExchange.sendJson(http, 404, JsonNodeFactory.instance.objectNode(), Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply replyTo(ApiRequest request) {
        if (request.kind() == ApiRequest.Kind.SIDE) {
            return Reply.text("ok");
        }
        try {
            return script.next(request);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
            return Reply.status(400, "the script failed: " + e, Map.of());
        }
    }

    private synchronized ApiRequest remember(Map<String, String> headers, JsonNode body) {
        ApiRequest unplaced = new ApiRequest(requests.size() + 1, 0, headers, body);
        int asked = turnsAsked.merge(unplaced.turnKey(), 1, Integer::sum);
        ApiRequest request = new ApiRequest(unplaced.number(), asked - 1, headers, body);
        requests.add(request);
        notifyAll();
        return request;
    }

    private synchronized void remember(String call) {
        otherCalls.add(call);
    }

    private static Map<String, String> headers(HttpExchange http) {
        Map<String, String> headers = new HashMap<>();
        http.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }
}
