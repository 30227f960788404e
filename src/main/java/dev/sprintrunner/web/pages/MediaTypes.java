package dev.sprintrunner.web.pages;

import java.util.Map;
import java.util.Optional;

/** Which files are served, and as what; any other ending is not. */
final class MediaTypes {
    private static final Map<String, String> BY_ENDING = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private MediaTypes() {}

    static Optional<String> of(String fileName) {
        return Optional.ofNullable(BY_ENDING.get(fileName.substring(fileName.lastIndexOf('.') + 1)));
    }
}
