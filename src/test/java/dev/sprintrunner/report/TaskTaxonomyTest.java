package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.command.CommandType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTaxonomyTest {
    private final TaskTaxonomy builtIn = TaskTaxonomy.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "create-story: setup analyze generate write validate",
                "story-discovery: setup explore write",
                "story-review: setup analyze fix validate",
                "create-tech-spec: setup discover generate write validate",
                "tech-spec-discovery: setup explore write",
                "tech-spec-review: setup analyze fix validate",
                "dev-story: setup implement tests lint validate",
                "code-review: setup analyze fix test validate",
                "batch-commit: setup stage commit validate",
                "generate-project-context: setup explore write validate"
            })
    void hasTheBuiltInTasks(String command, String tasks) {
        assertThat(builtIn.tasks(command)).containsExactly(tasks.split(" "));
    }

    @ParameterizedTest
    @MethodSource("dev.sprintrunner.command.CommandType#ofAgents")
    void hasTasksForEveryCommandOfAnAgent(CommandType command) {
        assertThat(builtIn.tasks(command)).isNotEmpty();
    }

    @Test
    void givesNumberedCommandsTheTasksOfTheirKind() {
        assertThat(builtIn.tasks("code-review-10")).isEqualTo(builtIn.tasks("code-review"));
        assertThat(builtIn.knows("story-review-2", "fix")).isTrue();
        assertThat(builtIn.indexOf("code-review-2", "test")).hasValue(3);
    }

    @Test
    void knowsNothingAboutOtherCommandsAndTasks() {
        assertThat(builtIn.tasks("make-coffee")).isEmpty();
        assertThat(builtIn.knows("dev-story", "fix")).isFalse();
        assertThat(builtIn.indexOf("dev-story", "fix")).isEmpty();
    }

    @Test
    void readsShortListsAndPhasesWithIds() {
        TaskTaxonomy taxonomy = TaskTaxonomy.parse("""
                version: "3.0"
                commands:
                  dev-story: [plan, code]
                  code-review:
                    description: Review
                    phases:
                      - id: setup
                        description: Load
                      - id: look
                  batch-commit:
                    tasks: [stage]
                command_mappings:
                  sprint-commit: {task_ids: [setup]}
                """);
        assertThat(taxonomy.commands()).containsExactly("dev-story", "code-review", "batch-commit");
        assertThat(taxonomy.tasks("dev-story")).containsExactly("plan", "code");
        assertThat(taxonomy.tasks("code-review-2")).containsExactly("setup", "look");
        assertThat(taxonomy.tasks("batch-commit")).containsExactly("stage");
        assertThat(taxonomy.tasks("create-story")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "commands: {dev-story: [a, a]}; commands.dev-story has the task `a` twice",
                "commands: {dev-story: []}; commands.dev-story needs a list of tasks",
                "commands: {dev-story: {tasks: 3}}; commands.dev-story needs a list of tasks",
                "commands: {dev-story: [a, 3]}; entry 2 of commands.dev-story must be a name",
                "commands: {dev-story: [{name: a}]}; entry 1 of commands.dev-story must be a name",
                "commands: {dev-story: ['a b']}; entry 1 of commands.dev-story must be a name",
                "commands: {'dev story': [a]}; the command `dev story` must be a name",
                "commands: []; it needs a mapping `commands`",
                "commands: {}; it needs a mapping `commands`",
                "tasks: [a]; it needs a mapping `commands`",
                "commands: {a: [b; is not valid YAML, line 1",
                "commands: {a: [b], a: [c]}; is not valid YAML"
            })
    void refusesAnythingElseAndNamesTheEntry(String yaml, String reason) {
        assertThatThrownBy(() -> TaskTaxonomy.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("the task taxonomy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "- ", "a: &x [*x]", "---\na\n---\nb", "!!java.net.URL [x]"})
    void refusesTextThatIsNoTaxonomy(String yaml) {
        assertThatThrownBy(() -> TaskTaxonomy.parse(yaml)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTooMuch() {
        String many = IntStream.range(0, 51).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() -> TaskTaxonomy.parse("commands: {dev-story: [" + many + "]}"))
                .hasMessageContaining("the limit is 50");
        assertThatThrownBy(() -> TaskTaxonomy.parse("#".repeat(300_000))).hasMessageContaining("the limit is 262144");
        String deep = "commands: {a: " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThatThrownBy(() -> TaskTaxonomy.parse(deep)).isInstanceOf(IllegalArgumentException.class);
    }
}
