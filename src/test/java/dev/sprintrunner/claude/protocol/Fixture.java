package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A recorded run: its stream and what is known about it. */
final class Fixture {

    /** After every recording, and before the limits in them were lifted. */
    static final Instant ENDED_AT = Instant.parse("2026-11-22T13:30:00Z");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final StreamParser PARSER = new StreamParser();

    private final String name;
    private final byte[] stream;
    private final JsonNode meta;

    private Fixture(String name, byte[] stream, JsonNode meta) {
        this.name = name;
        this.stream = stream;
        this.meta = meta;
    }

    static Stream<Fixture> all() {
        return Stream.of("2.1.197", "2.1.330").flatMap(version -> names(version).map(name -> of(version + "/" + name)));
    }

    /** @param name as in {@code 2.1.330/success} */
    static Fixture of(String name) {
        return new Fixture(name, read(name + ".ndjson"), readMeta(name + ".meta.json"));
    }

    static List<StreamMessage> parse(List<StreamLine> lines) {
        return lines.stream().map(PARSER::parse).toList();
    }

    static RunSummary fold(List<StreamLine> lines) {
        RunProgress progress = new RunProgress();
        lines.forEach(line -> progress.accept(line, PARSER.parse(line)));
        return progress.summary();
    }

    static List<StreamLine> lines(byte[] bytes) {
        StreamLines reader = new StreamLines();
        List<StreamLine> lines = new ArrayList<>(reader.feed(bytes, 0, bytes.length));
        lines.addAll(reader.end());
        return lines;
    }

    String name() {
        return name;
    }

    byte[] stream() {
        return stream;
    }

    List<StreamLine> lines() {
        return lines(stream);
    }

    List<StreamMessage> messages() {
        return parse(lines());
    }

    RunSummary summary() {
        return fold(lines());
    }

    JsonNode facts() {
        return meta.path("facts");
    }

    ProcessEnd end() {
        JsonNode code = meta.path("exit_code");
        JsonNode signal = meta.path("killed_by_signal");
        return new ProcessEnd(
                code.isNull() ? null : code.intValue(),
                signal.isNull() ? null : signal.textValue(),
                meta.path("stderr").textValue(),
                ProcessEnd.EndedBy.ITSELF,
                ENDED_AT);
    }

    Expectation expectation() {
        boolean schema = Stream.of(meta.path("argv"))
                .flatMap(argv -> argv.valueStream())
                .anyMatch(argument -> argument.asText().equals("--json-schema"));
        return Expectation.of(schema, meta.path("stdin_text").asText(""));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<String> names(String version) {
        try (Stream<Path> files = Files.list(Path.of(url(version).toURI()))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".ndjson"))
                    .map(file -> file.replace(".ndjson", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(String path) {
        return Objects.requireNonNull(Fixture.class.getResource("/stream-json/" + path), path);
    }

    private static byte[] read(String path) {
        try (var in = url(path).openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode readMeta(String path) {
        try {
            return MAPPER.readTree(read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
