package dev.sprintrunner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small BMAD project in the middle of a sprint: Slackwater, which tells skippers about the tides of an invented port. */
public final class SampleProject {
    private static final String EXECUTABLE = "x ";
    private static final String FROM = " <- ";

    private SampleProject() {}

    /**
     * Writes the project and makes it a git repository with one commit.
     *
     * @param directory empty, or not there yet
     * @throws IOException when the directory is not empty or cannot be written, or git cannot be run
     */
    public static void create(Path directory) throws IOException {
        write(directory);
        commit(new GitCommand(directory));
    }

    static void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> existing = Files.list(directory)) {
            if (existing.findAny().isPresent()) {
                throw new IOException(directory + " is not empty; choose an empty directory for the sample project");
            }
        }
        List<String> index = Resources.text("sample-project.index")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        for (String line : index) {
            copy(line, directory);
        }
    }

    private static void copy(String line, Path directory) throws IOException {
        boolean executable = line.startsWith(EXECUTABLE);
        String names = executable ? line.substring(EXECUTABLE.length()) : line;
        int from = names.indexOf(FROM);
        String target = from < 0 ? names : names.substring(0, from);
        String source = from < 0 ? "sample-project/" + target : names.substring(from + FROM.length());
        Path file = directory.resolve(target);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, Resources.text(source));
        if (executable && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " could not be made executable");
        }
    }

    /** The repository has its own user and no hooks or signatures, so the reader's git settings neither help nor hinder. */
    private static void commit(Git git) throws IOException {
        List<List<String>> commands = List.of(
                List.of("init", "--quiet"),
                List.of("symbolic-ref", "HEAD", "refs/heads/main"),
                List.of("config", "user.name", "Robin"),
                List.of("config", "user.email", "robin@example.org"),
                List.of("config", "commit.gpgsign", "false"),
                List.of("config", "core.hooksPath", "no-hooks"),
                List.of("config", "core.autocrlf", "false"),
                List.of("add", "--all"),
                List.of("commit", "--quiet", "-m", "Read a tide table and plan the sprint"));
        for (List<String> command : commands) {
            Git.Outcome outcome = git.run(command);
            if (!outcome.succeeded()) {
                throw new IOException("The sample project needs git, but `git " + String.join(" ", command)
                        + "` failed: " + outcome.output().strip());
            }
        }
    }
}
