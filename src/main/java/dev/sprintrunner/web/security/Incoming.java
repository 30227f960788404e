package dev.sprintrunner.web.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the checks look at of a request.
 *
 * @param path      as sent, not decoded
 * @param query     the raw query, or empty
 * @param headers   each header's values by its name in lower case
 * @param cookies   by name
 * @param local     where this connection arrived
 * @param remote    where it comes from
 */
record Incoming(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        Map<String, List<String>> cookies,
        InetSocketAddress local,
        InetAddress remote) {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    boolean isReading() {
        return READING.contains(method);
    }

    List<String> all(String header) {
        return headers.getOrDefault(header, List.of());
    }

    Optional<String> first(String header) {
        return all(header).stream().findFirst();
    }
}
