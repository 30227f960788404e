package dev.sprintrunner.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs git in one directory. Input and output go through files: a hook's grandchild may keep a pipe open for ever. */
final class GitRunner {
    private static final int MAX_ERROR_BYTES = 64 << 10;
    private static final long BETWEEN_LOOKS_MS = 50;

    private final Path directory;
    private final Map<String, String> environment;

    GitRunner(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** @throws GitException unless git ends with 0 and within its limits */
    GitOutput run(GitCall call) throws GitException {
        GitOutput output = runAnyExit(call);
        if (output.cut()) {
            throw new GitException(
                    call + " in " + directory + " printed more than " + call.maxOutputBytes() + " bytes");
        }
        if (!output.succeeded()) {
            throw failure(call, output);
        }
        return output;
    }

    GitException failure(GitCall call, GitOutput output) {
        return new GitException(call + " in " + directory + " failed with exit code " + output.exitCode() + ": "
                + output.errors().strip());
    }

    /** @throws GitException when git cannot be started or exceeds its time */
    GitOutput runAnyExit(GitCall call) throws GitException {
        if (!Files.isDirectory(directory)) {
            throw new GitException("the directory " + directory + " is not there (any more)");
        }
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            Path output = scratch.resolve("out");
            Path errors = scratch.resolve("err");
            Path input = Files.writeString(scratch.resolve("in"), call.input());
            Process process = start(call, input, output, errors);
            boolean cut = await(process, call, output);
            return new GitOutput(
                    process.exitValue(),
                    read(output, call.maxOutputBytes()),
                    cut || Files.size(output) > call.maxOutputBytes(),
                    read(errors, MAX_ERROR_BYTES));
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw new GitException(call + ": its output could not be kept: " + e, e);
        }
    }

    private Process start(GitCall call, Path input, Path output, Path errors) throws GitException {
        // fsmonitor would leave a daemon behind
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false"));
        command.addAll(call.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> variables = builder.environment();
        GitEnvironment.apply(variables, call.userLocale());
        variables.putAll(environment);
        variables.putAll(call.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GitException("git cannot be started; is it installed and on the PATH? " + e.getMessage(), e);
        }
    }

    /** @return whether git was stopped because it printed too much */
    private boolean await(Process process, GitCall call, Path output) throws IOException {
        long end = System.nanoTime() + call.timeout().toNanos();
        try {
            while (!process.waitFor(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                if (Files.size(output) > call.maxOutputBytes()) {
                    stop(process);
                    return true;
                }
                if (System.nanoTime() > end) {
                    stop(process);
                    throw new GitException(call + " in " + directory + " did not end within "
                            + call.timeout().toSeconds() + " s and was stopped");
                }
            }
            return false;
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new GitException(call + " was interrupted", e);
        }
    }

    /** TERM first, so that git takes its lock files away. */
    private static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        below.forEach(ProcessHandle::destroy);
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        below.forEach(ProcessHandle::destroyForcibly);
    }

    private static String read(Path file, long limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes((int) Math.min(limit, Integer.MAX_VALUE - 8)), StandardCharsets.UTF_8);
        }
    }
}
