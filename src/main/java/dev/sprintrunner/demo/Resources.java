package dev.sprintrunner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The demo's texts in the JAR, below {@code demo/}. */
final class Resources {
    private Resources() {}

    static String text(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("The JAR lacks demo/" + path));
    }

    static Optional<String> find(String path) {
        try (InputStream stream = Resources.class.getResourceAsStream("/demo/" + path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + path + " could not be read from the JAR", e);
        }
    }
}
