package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which template files there are, and which placeholders each may and must use. */
final class TemplateCatalog {
    static final String RESUME = "resume.md";
    static final String INTERRUPTION = "interruption";
    static final String VERDICT = "verdict";

    /** Passages that several templates share, by placeholder; the verdict, which differs by command, stands apart. */
    static final Map<String, String> FRAGMENTS = Map.of(
            "ground_rules", "shared/ground-rules.md",
            "situation", "shared/situation.md",
            "task_reports", "shared/task-reports.md");

    private static final List<CommandType> WITH_BMAD =
            List.of(CommandType.CREATE_STORY, CommandType.DEV_STORY, CommandType.CODE_REVIEW);

    private TemplateCatalog() {}

    static String builtin(CommandType type) {
        return type.text() + ".md";
    }

    static Optional<String> bmad(CommandType type) {
        return WITH_BMAD.contains(type) ? Optional.of("bmad/" + builtin(type)) : Optional.empty();
    }

    static Optional<String> verdict(CommandType type) {
        return switch (type) {
            case CREATE_STORY, DEV_STORY, CODE_REVIEW, BATCH_COMMIT -> Optional.of("shared/verdict-" + builtin(type));
            case STORY_REVIEW, TECH_SPEC_REVIEW -> Optional.of("shared/verdict-document-review.md");
            case STORY_DISCOVERY, CREATE_TECH_SPEC, PROJECT_CONTEXT, VERIFY -> Optional.empty();
        };
    }

    /** Every template file, with the placeholders it must use. */
    static Map<String, Set<String>> required() {
        Map<String, Set<String>> required = new LinkedHashMap<>();
        for (CommandType type : CommandType.ofAgents()) {
            Set<String> names = required(type);
            required.put(builtin(type), names);
            bmad(type).ifPresent(file -> required.put(file, with(names, Placeholder.BMAD_FILE.text())));
            verdict(type).ifPresent(file -> required.put(file, Set.of()));
        }
        FRAGMENTS.values().forEach(file -> required.put(file, Set.of()));
        required.put(RESUME, Set.of(INTERRUPTION, VERDICT, "task_reports"));
        return required;
    }

    static Set<String> known(String file) {
        Set<String> values =
                Arrays.stream(Placeholder.values()).map(Placeholder::text).collect(Collectors.toSet());
        if (file.startsWith("shared/")) {
            return values;
        }
        values.addAll(FRAGMENTS.keySet());
        values.add(VERDICT);
        return file.equals(RESUME) ? with(values, INTERRUPTION) : values;
    }

    private static Set<String> required(CommandType type) {
        Set<String> names = new HashSet<>(FRAGMENTS.keySet());
        verdict(type).ifPresent(file -> names.add(VERDICT));
        if (type.isNumbered()) {
            names.add(Placeholder.PREVIOUS_ISSUES.text());
        }
        Stream<Placeholder> own = switch (type) {
            case PROJECT_CONTEXT -> Stream.of(Placeholder.PROJECT_CONTEXT_FILE);
            case BATCH_COMMIT -> Stream.of(Placeholder.STORIES, Placeholder.GIT_STATUS, Placeholder.COMMIT_MESSAGE);
            default -> Stream.of(Placeholder.STORIES);
        };
        own.map(Placeholder::text).forEach(names::add);
        return names;
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> all = new HashSet<>(names);
        all.add(name);
        return all;
    }
}
