package dev.sprintrunner.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What only the doctor asks git. */
final class GitExtras {
    private static final int TIMEOUT_SECONDS = 20;

    /** What git leaves in its directory while something is half done. */
    private static final Map<String, String> OPERATIONS = operations();

    private final Path directory;

    GitExtras(Path directory) {
        this.directory = directory;
    }

    private static Map<String, String> operations() {
        Map<String, String> operations = new LinkedHashMap<>();
        operations.put("rebase-merge", "rebase");
        operations.put("rebase-apply", "rebase");
        operations.put("MERGE_HEAD", "merge");
        operations.put("CHERRY_PICK_HEAD", "cherry-pick");
        operations.put("REVERT_HEAD", "revert");
        return operations;
    }

    /** {@code merge}, {@code rebase} …: what git would go on with. */
    Optional<String> operation() throws IOException {
        Path home = Path.of(git("rev-parse", "--absolute-git-dir"));
        return OPERATIONS.entrySet().stream()
                .filter(operation -> Files.exists(home.resolve(operation.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether any file below a folder is under version control. */
    boolean tracks(Path folder) throws IOException {
        return !git("ls-files", "--", folder.toString()).isEmpty();
    }

    /** Output goes to a file: reading a pipe could wait for ever. */
    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("sprint-runner-git", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " gave no answer in " + TIMEOUT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed with exit code " + process.exitValue());
            }
            return Files.readString(output, StandardCharsets.UTF_8).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking git", e);
        } finally {
            Files.delete(output);
        }
    }
}
