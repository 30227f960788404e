package dev.sprintrunner.sprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sprint-status files with an {@code index.json} of what they must yield. */
final class Samples {
    private static final String REAL_FILES = "shared/sprint-status-samples";

    private Samples() {}

    static final class Sample {
        private final String file;
        private final byte[] content;
        private final JsonNode expected;

        Sample(String file, byte[] content, JsonNode expected) {
            this.file = file;
            this.content = content;
            this.expected = expected;
        }

        byte[] content() {
            return content.clone();
        }

        JsonNode expected() {
            return expected;
        }

        SprintStatus parse() {
            return SprintStatus.parse(content, file);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** Written for these tests, one for each special case. */
    static List<Sample> own() {
        try {
            return load(Path.of(Samples.class.getResource("/sprint-status").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files of real projects, which are not part of this repository; looked for beside it. */
    static Optional<List<Sample>> real() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            Path samples = directory.resolve(REAL_FILES);
            if (Files.isRegularFile(samples.resolve("index.json"))) {
                return Optional.of(load(samples));
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }

    static Stream<Sample> all() {
        return Stream.concat(own().stream(), real().stream().flatMap(List::stream));
    }

    private static List<Sample> load(Path directory) {
        try {
            JsonNode index =
                    new ObjectMapper().readTree(directory.resolve("index.json").toFile());
            return StreamSupport.stream(index.get("files").spliterator(), false)
                    .map(file -> sample(directory, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Path directory, JsonNode file) {
        try {
            String name = file.get("file").asText();
            return new Sample(name, Files.readAllBytes(directory.resolve(name)), file.get("expected"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
