package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real repository that no configuration of this machine reaches. */
final class TestRepository {
    static final Map<String, String> ISOLATED = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "HOME", "/nonexistent",
            "XDG_CONFIG_HOME", "/nonexistent");

    final Path root;

    private TestRepository(Path root) {
        this.root = root;
    }

    /** Without identity and without a commit. */
    static TestRepository bareBones(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        TestRepository repository = new TestRepository(root);
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    static TestRepository at(Path root) throws IOException, InterruptedException {
        TestRepository repository = bareBones(root);
        repository.git("config", "user.name", "Ada Lovelace");
        repository.git("config", "user.email", "ada@example.com");
        return repository;
    }

    /** One that is there already: a worktree, a submodule, a directory inside. */
    static TestRepository existing(Path root) {
        return new TestRepository(root);
    }

    Git git() {
        return new Git(root, ISOLATED);
    }

    Git gitWith(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(ISOLATED);
        environment.putAll(more);
        return new Git(root, environment);
    }

    TestRepository write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    void delete(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    /** @return the new HEAD */
    String commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD").strip();
    }

    void hook(String name, String script) throws IOException {
        Path hook = root.resolve(".git/hooks/" + name);
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n" + script);
        assertThat(hook.toFile().setExecutable(true)).isTrue();
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(ISOLATED);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
