package dev.sprintrunner.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code .sprint-runner/} of a project: what the runner keeps beside the code, closed to other users and unseen by git.
 *
 * @param root the directory itself
 */
public record RuntimeDirectory(Path root) {
    private static final String NAME = ".sprint-runner";

    public static RuntimeDirectory of(Path project) {
        return new RuntimeDirectory(project.resolve(NAME));
    }

    public Path database() {
        return root.resolve("sprint-runner.db");
    }

    public Path settings() {
        return root.resolve("settings.yaml");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path transcripts() {
        return root.resolve("transcripts");
    }

    /** The project's own versions of the prompts. */
    public Path prompts() {
        return root.resolve("prompts");
    }

    /**
     * Makes what is missing and closes what is there to other users. A {@code .gitignore} of the user's stays.
     *
     * @throws IOException when the project cannot be written to, or a file stands where a directory belongs
     */
    public void prepare() throws IOException {
        PrivateFiles.ensureDirectory(root);
        PrivateFiles.ensureDirectory(transcripts());
        PrivateFiles.ensureDirectory(prompts());
        PrivateFiles.ensureFile(database());
        if (Files.exists(settings())) {
            PrivateFiles.ensureFile(settings());
        }
        ignoreInGit();
    }

    /** Writes the settings file of {@code init}; false when there is one, which is left as it is. */
    public boolean writeSettingsTemplate() throws IOException {
        if (Files.exists(settings())) {
            return false;
        }
        PrivateFiles.replace(settings(), SettingsTemplate.render().getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void ignoreInGit() throws IOException {
        try {
            Files.writeString(root.resolve(".gitignore"), "*\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException usersOwn) {
            return;
        }
    }
}
