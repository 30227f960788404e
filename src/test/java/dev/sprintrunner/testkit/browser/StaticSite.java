package dev.sprintrunner.testkit.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A few pages on a free port of loopback, with a Content-Security-Policy as strict as the dashboard's. */
final class StaticSite implements AutoCloseable {
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final Map<String, String> files;

    private StaticSite(HttpServer server, Map<String, String> files) {
        this.server = server;
        this.files = Map.copyOf(files);
    }

    /** @param files path, such as {@code /app.js}, to content; the type goes by the ending */
    static StaticSite of(Map<String, String> files) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StaticSite site = new StaticSite(server, files);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String content = files.get(path);
            byte[] body = String.valueOf(content).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.sendResponseHeaders(content == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String type(String path) {
        String type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
        return type + "; charset=utf-8";
    }
}
