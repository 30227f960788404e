package dev.sprintrunner.claude.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are. Relative entries of the PATH are passed over: they would let the project's own files stand in
 * for the user's programs.
 */
public record ProgramFinder(List<Path> directories) {
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    public ProgramFinder {
        directories = List.copyOf(directories);
    }

    /** Looks where the PATH of that environment points. */
    public static ProgramFinder of(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", USUAL_PATH);
        return new ProgramFinder(Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.startsWith("/"))
                .map(Path::of)
                .toList());
    }

    /** A bare name is looked up; one with a slash is a path, taken from {@code workingDirectory} when relative. */
    public Optional<Path> find(String program, Path workingDirectory) {
        if (program.indexOf('/') >= 0) {
            return Optional.of(workingDirectory.resolve(program)).filter(ProgramFinder::canRun);
        }
        return directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(ProgramFinder::canRun)
                .findFirst();
    }

    private static boolean canRun(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
