package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitEnvironmentTest {

    @Test
    void forgetsTheRepositoryOfASurroundingHookAndKeepsTheUsersSettings() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "GIT_DIR", "/other/.git",
                "GIT_INDEX_FILE", "/other/.git/index",
                "GIT_WORK_TREE", "/other",
                "GIT_AUTHOR_NAME", "Ada",
                "LC_ALL", "de_DE.UTF-8"));

        GitEnvironment.apply(variables, false);

        assertThat(variables)
                .isEqualTo(Map.of(
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_OPTIONAL_LOCKS", "0",
                        "GIT_TERMINAL_PROMPT", "0",
                        "GIT_PAGER", "cat",
                        "LC_ALL", "C"));
    }

    @Test
    void leavesHooksTheUsersLocale() {
        Map<String, String> variables = new HashMap<>(Map.of("LC_ALL", "de_DE.UTF-8"));

        GitEnvironment.apply(variables, true);

        assertThat(variables).containsEntry("LC_ALL", "de_DE.UTF-8");
    }
}
