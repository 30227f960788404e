package dev.sprintrunner.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A BMAD project in a git work tree with one commit.
 *
 * @param root its directory
 */
public record TestProject(Path root) {
    private static final Duration GIT_LIMIT = Duration.ofSeconds(30);

    /** @param directory where to make it; empty or absent */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    /** The folder of the story files and of {@code sprint-status.yaml}. */
    public Path artifacts() {
        return artifacts(root);
    }

    public Path statusFile() {
        return artifacts().resolve("sprint-status.yaml");
    }

    public Path storyFile(String key) {
        return artifacts().resolve(key + ".md");
    }

    public Path contextFile() {
        return context(root);
    }

    /** The value that the sprint-status file gives a key at this moment. */
    public String status(String key) {
        Matcher entry =
                Pattern.compile("(?m)^ +" + Pattern.quote(key) + ": *(\\S+)").matcher(read(statusFile()));
        if (!entry.find()) {
            throw new AssertionError("no " + key + " in " + statusFile());
        }
        return entry.group(1);
    }

    /** The output of a git command in this project. */
    public String git(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        ProgramRun run = ProgramRun.of(command, root, Map.of(), GIT_LIMIT);
        if (!run.succeeded()) {
            throw new AssertionError(command + " exited with " + run.exitCode() + ": " + run.text());
        }
        return run.text();
    }

    /** Subjects of all commits, newest first. */
    public List<String> commits() {
        return git("log", "--format=%s").lines().toList();
    }

    static Path artifacts(Path root) {
        return root.resolve("_bmad-output").resolve("implementation-artifacts");
    }

    static Path planning(Path root) {
        return root.resolve("_bmad-output").resolve("planning-artifacts");
    }

    static Path context(Path root) {
        return planning(root).resolve("project-context.md");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what the project holds. Entries stand in the sprint-status file in the order of the calls. */
    public static final class Builder {
        private final Path root;
        private final List<String> entries = new ArrayList<>();
        private final StringBuilder epics = new StringBuilder("# Epics\n");
        private final List<Map.Entry<Path, String>> files = new ArrayList<>();
        private Optional<String> statusText = Optional.empty();
        private Optional<Duration> contextAge = Optional.of(Duration.ZERO);

        private Builder(Path root) {
            this.root = root;
        }

        public Builder epic(String id, String status) {
            entries.add("epic-" + id + ": " + status);
            epics.append("\n## Epic ")
                    .append(id)
                    .append(": The goal of epic ")
                    .append(id)
                    .append('\n');
            return this;
        }

        /** A story of the epic before it. It has a file unless it is in {@code backlog}. */
        public Builder story(String key, String status) {
            entries.add(key + ": " + status);
            epics.append("\n### Story ")
                    .append(key)
                    .append("\n\nAs a user, I want ")
                    .append(key)
                    .append(".\n");
            if (!status.equals("backlog")) {
                file(artifacts(root).resolve(key + ".md"), "# Story " + key + "\n\nStatus: " + status + "\n");
            }
            return this;
        }

        /** The whole text of the sprint-status file, in place of one made from epics and stories. */
        public Builder statusText(String text) {
            statusText = Optional.of(text);
            return this;
        }

        public Builder withoutContext() {
            contextAge = Optional.empty();
            return this;
        }

        /** How long ago the project context was written; it is fresh unless this says otherwise. */
        public Builder contextAge(Duration age) {
            contextAge = Optional.of(age);
            return this;
        }

        /** One more file, by its path in the project. */
        public Builder file(String path, String content) {
            return file(root.resolve(path), content);
        }

        private Builder file(Path path, String content) {
            files.add(Map.entry(path, content));
            return this;
        }

        public TestProject create() {
            TestProject project = new TestProject(root);
            file(root.resolve("_bmad/bmm/config.yaml"), CONFIG);
            file(root.resolve("README.md"), "# Test project\n");
            file(planning(root).resolve("epics.md"), epics.toString());
            file(project.statusFile(), statusText.orElseGet(this::madeStatus));
            try {
                for (Map.Entry<Path, String> file : files) {
                    write(file.getKey(), file.getValue());
                }
                if (contextAge.isPresent()) {
                    write(project.contextFile(), "# Project context\n\nUse plain text files.\n");
                    Files.setLastModifiedTime(
                            project.contextFile(),
                            FileTime.from(Clock.systemUTC().instant().minus(contextAge.get())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            commitAll(project);
            return project;
        }

        private String madeStatus() {
            return "# generated: 2026-01-05\nproject: test\n\ndevelopment_status:\n  " + String.join("\n  ", entries)
                    + "\n";
        }

        private static void write(Path path, String content) throws IOException {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        }

        private static void commitAll(TestProject project) {
            project.git("init", "-q", "-b", "main");
            project.git("config", "user.name", "Test");
            project.git("config", "user.email", "test@example.invalid");
            project.git("config", "commit.gpgsign", "false");
            project.git("add", "-A");
            project.git("commit", "-q", "-m", "Plan the sprint");
        }

        private static final String CONFIG = """
                project_name: test
                user_name: Test
                communication_language: English
                output_folder: "{project-root}/_bmad-output"
                planning_artifacts: "{project-root}/_bmad-output/planning-artifacts"
                implementation_artifacts: "{project-root}/_bmad-output/implementation-artifacts"
                """;
    }
}
