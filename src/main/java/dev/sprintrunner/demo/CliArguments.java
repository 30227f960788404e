package dev.sprintrunner.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Claude Code's command line, as far as a headless run uses it.
 *
 * @param values options with one value, by name; the last one given counts
 * @param lists  options with many values, by name
 * @param prompt words that are no option
 */
record CliArguments(Set<String> flags, Map<String, String> values, Map<String, List<String>> lists, String prompt) {
    private static final Set<String> FLAGS = Set.of(
            "-p",
            "--print",
            "--verbose",
            "--version",
            "-v",
            "--dangerously-skip-permissions",
            "--strict-mcp-config",
            "--forward-subagent-text",
            "--no-session-persistence",
            "--safe-mode");
    private static final Set<String> ONE_VALUE = Set.of(
            "--output-format",
            "--model",
            "--permission-mode",
            "--append-system-prompt",
            "--append-system-prompt-file",
            "--session-id",
            "--resume",
            "-r",
            "--json-schema",
            "--max-turns",
            "--max-budget-usd",
            "--fallback-model",
            "--settings",
            "--setting-sources",
            "--permission-prompts",
            "--system-prompt-snapshot",
            "--effort");
    private static final Set<String> MANY_VALUES =
            Set.of("--allowedTools", "--disallowedTools", "--tools", "--add-dir", "--mcp-config");

    /** A refusal, in the words Claude Code prints on standard error. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static CliArguments parse(List<String> arguments) throws UsageException {
        return new Reader(arguments).read();
    }

    /** Goes over the words once. */
    private static final class Reader {
        private final List<String> arguments;
        private final Set<String> flags = new HashSet<>();
        private final Map<String, String> values = new HashMap<>();
        private final Map<String, List<String>> lists = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private int next;

        Reader(List<String> arguments) {
            this.arguments = arguments;
        }

        CliArguments read() throws UsageException {
            while (next < arguments.size()) {
                String argument = arguments.get(next++);
                if (argument.equals("--")) {
                    words.addAll(arguments.subList(next, arguments.size()));
                    next = arguments.size();
                } else if (argument.startsWith("-")) {
                    option(argument);
                } else {
                    words.add(argument);
                }
            }
            return new CliArguments(flags, values, lists, String.join(" ", words));
        }

        private void option(String argument) throws UsageException {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
            if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (ONE_VALUE.contains(name)) {
                values.put(name, attached.isPresent() ? attached.get() : following(name));
            } else if (MANY_VALUES.contains(name)) {
                List<String> list = lists.computeIfAbsent(name, key -> new ArrayList<>());
                attached.ifPresent(text -> list.addAll(split(text)));
                while (attached.isEmpty()
                        && next < arguments.size()
                        && !arguments.get(next).startsWith("-")) {
                    list.addAll(split(arguments.get(next++)));
                }
            } else {
                throw new UsageException("error: unknown option '" + name + "'");
            }
        }

        private String following(String option) throws UsageException {
            if (next == arguments.size()) {
                throw new UsageException("error: option '" + option + "' argument missing");
            }
            return arguments.get(next++);
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String... names) {
        return Arrays.stream(names).anyMatch(flags::contains);
    }

    Optional<String> resumed() {
        return value("--resume").or(() -> value("-r"));
    }

    Permissions permissions() {
        String mode = has("--dangerously-skip-permissions")
                ? "bypassPermissions"
                : value("--permission-mode").orElse("default");
        return new Permissions(mode, lists.getOrDefault("--allowedTools", List.of()));
    }

    /** Refuses what Claude Code refuses before it prints its first line. */
    void check() throws UsageException {
        if (!has("-p", "--print")) {
            throw new UsageException("Error: the simulated agent works headless only; give -p");
        }
        if (!value("--output-format").orElse("").equals("stream-json")) {
            throw new UsageException("Error: the simulated agent speaks stream-json only");
        }
        if (!has("--verbose")) {
            throw new UsageException("Error: When using --print, --output-format=stream-json requires --verbose");
        }
        Optional<String> session = value("--session-id").or(this::resumed);
        if (session.isPresent() && !isUuid(session.get())) {
            throw new UsageException("Error: Invalid session ID. Must be a valid UUID.");
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Rules are separated by commas or blanks, except inside brackets. */
    private static List<String> split(String rules) {
        return Arrays.stream(rules.split("[,\\s]+(?![^(]*\\))", -1))
                .filter(rule -> !rule.isEmpty())
                .toList();
    }
}
