package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request gets instead of being served.
 *
 * @param body JSON, or empty
 */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer of(ApiException error) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (error.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        } else if (error.status() == 429) {
            headers.put("Retry-After", "60");
        }
        return new Answer(error.status(), headers, error.body().toString());
    }

    static Answer redirect(String location) {
        return new Answer(303, Map.of("Location", location), "");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
