package dev.sprintrunner.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** What this system offers for starting, finding and ending agents. */
public final class PlatformProbe {
    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private PlatformProbe() {}

    /** @param properties the system properties */
    public static DoctorFacts.Platform look(Map<String, String> environment, Properties properties) {
        return new DoctorFacts.Platform(
                properties.getProperty("os.name", "unknown"),
                Runtime.version().feature(),
                isOnPath("setsid", environment.getOrDefault("PATH", "")),
                Files.isReadable(Path.of("/proc/self/environ")),
                "root".equals(properties.getProperty("user.name")),
                "1".equals(environment.get("IS_SANDBOX")));
    }

    private static boolean isOnPath(String program, String path) {
        return PATH_SEPARATOR
                .splitAsStream(path)
                .filter(directory -> !directory.isBlank())
                .map(directory -> new File(directory, program))
                .anyMatch(file -> file.isFile() && file.canExecute());
    }
}
