package dev.sprintrunner.report;

import dev.sprintrunner.command.CommandType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tasks each command goes through, in order. A numbered command such as {@code code-review-2} has the tasks of
 * {@code code-review}.
 *
 * <p>The YAML has a mapping {@code commands} from command names to lists of tasks. A task is a name, or a mapping
 * with an {@code id}; a command's list may stand under {@code tasks} or {@code phases}; everything else is ignored:
 *
 * <pre>{@code
 * commands:
 *   dev-story: [setup, implement, tests]
 *   code-review:
 *     description: Review implemented code
 *     phases:
 *       - id: setup
 *         description: Load story and code
 * }</pre>
 */
public final class TaskTaxonomy {
    private static final String RESOURCE = "/task-taxonomy.yaml";
    private static final Pattern ATTEMPT = Pattern.compile("-\\d{1,3}$");

    private final Map<String, List<String>> tasksByCommand;

    TaskTaxonomy(Map<String, List<String>> tasksByCommand) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        tasksByCommand.forEach((command, tasks) -> copy.put(command, List.copyOf(tasks)));
        this.tasksByCommand = Collections.unmodifiableMap(copy);
    }

    /** The list that comes with the program. */
    public static TaskTaxonomy builtIn() {
        try (InputStream resource = TaskTaxonomy.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program; build it again");
            }
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + " of the program", e);
        }
    }

    /**
     * Reads a project's own taxonomy.
     *
     * @throws IllegalArgumentException in one sentence, naming the entry, when the text is not such a taxonomy
     */
    public static TaskTaxonomy parse(String yaml) {
        return new TaskTaxonomy(TaxonomyYaml.read(yaml));
    }

    /** The names of the commands that have tasks, as written, without attempts. */
    public Set<String> commands() {
        return tasksByCommand.keySet();
    }

    /** The tasks of a command, in order; empty for a command the taxonomy does not have. */
    public List<String> tasks(String command) {
        List<String> exact = tasksByCommand.get(command);
        if (exact != null) {
            return exact;
        }
        return tasksByCommand.getOrDefault(ATTEMPT.matcher(command).replaceFirst(""), List.of());
    }

    public List<String> tasks(CommandType command) {
        return tasks(command.text());
    }

    /** The place of a task in its command, from 0; empty when the command or the task is unknown. */
    public OptionalInt indexOf(String command, String task) {
        int index = tasks(command).indexOf(task);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    public boolean knows(String command, String task) {
        return tasks(command).contains(task);
    }
}
