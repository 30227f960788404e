package dev.sprintrunner.claude.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code ps} where there is no {@code /proc}, that is on macOS. It hides the environment of the system's own
 * programs ({@code /bin/sh}, say) even from their user, so cookies are found by best effort.
 */
final class PsProcessTable implements ProcessTable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_OUTPUT_BYTES = 64 << 20;
    private static final List<String> PROCESSES =
            List.of("ps", "-A", "-o", "pid=", "-o", "ppid=", "-o", "pgid=", "-o", "stat=", "-o", "comm=");
    private static final Pattern PROCESS = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(.+)");
    private static final Pattern COOKIE =
            Pattern.compile("\\s*(\\d+)\\s.*?\\b" + AgentEnvironment.COOKIE + "=([0-9A-Za-z-]+).*");

    private final List<String> environments;

    PsProcessTable(List<String> environments) {
        this.environments = environments;
    }

    static PsProcessTable ofThisSystem() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        return new PsProcessTable(
                mac
                        ? List.of("ps", "-A", "-E", "-ww", "-o", "pid=", "-o", "command=")
                        : List.of("ps", "axeww", "-o", "pid=", "-o", "args="));
    }

    @Override
    public ProcessSnapshot snapshot() {
        return new ProcessSnapshot(running(), cookies());
    }

    private static List<ProcessEntry> running() {
        List<ProcessEntry> entries = new ArrayList<>();
        for (String line : lines(PROCESSES)) {
            parse(line).ifPresent(entries::add);
        }
        return entries;
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return running().stream().filter(entry -> entry.pid() == pid).findFirst();
    }

    private Map<Long, String> cookies() {
        Map<Long, String> cookies = new HashMap<>();
        for (String line : lines(environments)) {
            Matcher matcher = COOKIE.matcher(line);
            if (matcher.matches()) {
                cookies.put(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        }
        return cookies;
    }

    @Override
    public boolean showsEveryEnvironment() {
        return false;
    }

    private static Optional<ProcessEntry> parse(String line) {
        Matcher matcher = PROCESS.matcher(line);
        if (!matcher.matches() || matcher.group(4).startsWith("Z")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(matcher.group(1));
        String path = matcher.group(5).strip();
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessEntry(
                        new ProcessIdentity(pid, "ms/" + start.toEpochMilli()),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        path.substring(path.lastIndexOf('/') + 1)));
    }

    private static List<String> lines(List<String> command) {
        try {
            ShortProgram.Outcome outcome = ShortProgram.run(new ProcessBuilder(command), TIMEOUT, MAX_OUTPUT_BYTES);
            if (!outcome.succeeded()) {
                throw new IllegalStateException("cannot list processes, " + String.join(" ", command) + " failed: "
                        + outcome.output().strip());
            }
            return outcome.output().lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot list processes: neither /proc nor the program ps is there; install ps (procps)", e);
        }
    }
}
