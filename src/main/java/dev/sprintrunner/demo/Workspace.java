package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The project's files, as the agent's tools read and change them. Paths are relative to the root and stay below it. */
final class Workspace {
    private static final int MAX_SEARCH_HITS = 20;
    private static final int MAX_SEARCH_DEPTH = 12;
    private static final String FRESH = " (file state is current in your context — no need to Read it back)";

    private final Path root;

    Workspace(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** @throws IllegalArgumentException for a path that leads out of the project */
    Path resolve(String path) {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new IllegalArgumentException(path + " leads out of the project");
        }
        return resolved;
    }

    Optional<String> text(String path) throws IOException {
        Path file = resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** The text of a file; empty where there is none or it cannot be read. */
    Optional<String> textOrEmpty(String path) {
        try {
            return text(path);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    ToolOutcome read(String path) throws IOException {
        Optional<String> text = text(path);
        if (text.isEmpty()) {
            return ToolOutcome.failed("File does not exist. Note: your current working directory is " + root + ".");
        }
        String[] lines = text.get().split("\n", -1);
        String numbered = IntStream.range(0, lines.length)
                .mapToObj(i -> (i + 1) + "\t" + lines[i])
                .collect(Collectors.joining("\n"));
        ObjectNode details = Json.object().put("type", "text");
        details.putObject("file")
                .put("filePath", resolve(path).toString())
                .put("content", text.get())
                .put("numLines", lines.length)
                .put("startLine", 1)
                .put("totalLines", lines.length);
        return ToolOutcome.plain(numbered, details);
    }

    ToolOutcome write(String path, String content) throws IOException {
        Path file = resolve(path);
        Optional<String> original = text(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
        ObjectNode details = Json.object()
                .put("type", original.isPresent() ? "update" : "create")
                .put("filePath", file.toString())
                .put("content", content);
        details.set(
                "structuredPatch",
                original.map(old -> LinePatch.between(old, content)).orElseGet(Json::array));
        details.put("originalFile", original.orElse(null)).put("userModified", false);
        String sentence = original.isPresent()
                ? "The file " + file + " has been updated successfully."
                : "File created successfully at: " + file;
        return ToolOutcome.plain(sentence + FRESH, details);
    }

    ToolOutcome edit(String path, String before, String after) throws IOException {
        Optional<String> original = text(path);
        if (original.isEmpty()) {
            return ToolOutcome.failed("<tool_use_error>File does not exist. Note: your current working directory is "
                    + root + ".</tool_use_error>");
        }
        int at = original.get().indexOf(before);
        if (at < 0) {
            return ToolOutcome.failed(
                    "<tool_use_error>String to replace not found in file.\nString: " + before + "</tool_use_error>");
        }
        String changed =
                original.get().substring(0, at) + after + original.get().substring(at + before.length());
        Path file = resolve(path);
        Files.writeString(file, changed);
        ObjectNode details = Json.object()
                .put("filePath", file.toString())
                .put("oldString", before)
                .put("newString", after)
                .put("originalFile", original.get());
        details.set("structuredPatch", LinePatch.between(original.get(), changed));
        details.put("userModified", false).put("replaceAll", false);
        return ToolOutcome.plain("The file " + file + " has been updated successfully." + FRESH, details);
    }

    /** Looks for a literal text in the files below a path. */
    ToolOutcome search(String text, String path) throws IOException {
        List<String> hits = new ArrayList<>();
        for (Path file : filesBelow(resolve(path))) {
            int number = 0;
            for (String line : Files.readString(file).lines().toList()) {
                number++;
                if (line.contains(text) && hits.size() < MAX_SEARCH_HITS) {
                    hits.add(root.relativize(file) + ":" + number + ":" + line);
                }
            }
        }
        String content = hits.isEmpty() ? "No matches found" : String.join("\n", hits);
        ObjectNode details = Json.object().put("mode", "content").put("numFiles", 0);
        details.putArray("filenames");
        details.put("content", content).put("numLines", hits.size());
        return ToolOutcome.plain(content, details);
    }

    private static List<Path> filesBelow(Path start) throws IOException {
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start, MAX_SEARCH_DEPTH)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
