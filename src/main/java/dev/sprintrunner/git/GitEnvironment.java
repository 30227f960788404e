package dev.sprintrunner.git;

import java.util.List;
import java.util.Map;

/** What git gets to know of the surroundings. */
final class GitEnvironment {
    /** What would make git look at another repository (a runner started by a hook inherits these) or ask somebody. */
    private static final List<String> NOT_INHERITED = List.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_CONFIG",
            "GIT_DIR",
            "GIT_EXTERNAL_DIFF",
            "GIT_GRAFT_FILE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_INTERNAL_SUPER_PREFIX",
            "GIT_LITERAL_PATHSPECS",
            "GIT_NAMESPACE",
            "GIT_NO_REPLACE_OBJECTS",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_REPLACE_REF_BASE",
            "GIT_SHALLOW_FILE",
            "GIT_WORK_TREE");

    private GitEnvironment() {}

    /** @param userLocale whether the user's locale stays; otherwise git speaks English */
    static void apply(Map<String, String> variables, boolean userLocale) {
        NOT_INHERITED.forEach(variables::remove);
        variables.putAll(Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "GIT_PAGER", "cat"));
        if (!userLocale) {
            variables.put("LC_ALL", "C");
        }
    }
}
