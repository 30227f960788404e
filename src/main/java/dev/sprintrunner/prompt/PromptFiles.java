package dev.sprintrunner.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads template files: the built-in ones from the JAR, the user's from {@code .sprint-runner/prompts/}. */
final class PromptFiles {
    private static final int MAX_BYTES = 256 * 1024;

    private PromptFiles() {}

    static String builtin(String name) {
        try (InputStream in = PromptFiles.class.getResourceAsStream("/prompts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the built-in prompt " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in prompt " + name, e);
        }
    }

    /** The user's own version of a template, or empty when there is none. */
    static Optional<String> override(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PromptException("%s: cannot be read (%s); mend or remove it".formatted(file, e));
        }
        if (bytes.length > MAX_BYTES) {
            throw new PromptException("%s: is larger than %d KB; shorten it".formatted(file, MAX_BYTES / 1024));
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new PromptException("%s: is not UTF-8 text; save it as UTF-8".formatted(file));
        }
    }

    /** Markdown files in the folder that are no template's override: a misspelt name would go unnoticed otherwise. */
    static List<String> strangers(Path folder, Collection<String> names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".md") && !name.endsWith("README.md") && !names.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PromptException("%s: cannot be listed (%s); mend or remove it".formatted(folder, e));
        }
    }
}
