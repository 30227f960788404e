package dev.sprintrunner.report;

import dev.sprintrunner.command.CommandName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds task markers in what an agent wrote or a tool printed. A marker has a line of its own, as a JSON object
 *
 * <pre>{@code {"sprint":"task","story":"2a-1","task":"implement","status":"start","message":"…"}}</pre>
 *
 * or as the CSV of older prompts, {@code epoch seconds,epic,story,command,task,status,"message"}:
 *
 * <pre>{@code 1706054400,2a,2a-1,create-story,setup,end,"Setup complete (files:1)"}</pre>
 *
 * <p>Other CSV that begins with a time is told apart by its words: the command, the task or the story must be one
 * known here. Lines above 64 Ki characters are no markers. The work is linear in the text.
 */
public final class TaskMarkerParser {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_NAME = 100;
    private static final Pattern BETWEEN_STORIES = Pattern.compile("[,;+&\\s]+");

    private final TaskTaxonomy taxonomy;

    public TaskMarkerParser(TaskTaxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * @param command the running command
     * @param stories the stories it works on; empty for a command without any
     * @param now     CSV markers from before a year earlier or after an hour later are not markers
     */
    public List<TaskMarker> parse(String text, CommandName command, List<StoryRef> stories, Instant now) {
        return text.lines()
                .filter(line -> line.length() <= MAX_LINE)
                .flatMap(line -> fields(line.strip(), now).stream())
                .filter(fields -> fields.namesFit(MAX_NAME))
                .filter(fields -> fields.isJson() || looksLikeOurs(fields, stories))
                .map(fields -> marker(fields, command.type().text(), stories))
                .toList();
    }

    private static Optional<MarkerFields> fields(String line, Instant now) {
        return JsonMarker.read(line).or(() -> CsvMarker.read(line, now));
    }

    private boolean looksLikeOurs(MarkerFields fields, List<StoryRef> stories) {
        String command = fields.command() == null ? "" : fields.command();
        return !taxonomy.tasks(command).isEmpty()
                || taxonomy.commands().stream().anyMatch(any -> taxonomy.knows(any, fields.task()))
                || (fields.story() != null && storyKey(fields.story(), stories) != null);
    }

    private TaskMarker marker(MarkerFields fields, String running, List<StoryRef> stories) {
        boolean known = isOf(running, fields.command())
                && taxonomy.knows(running, fields.task())
                && isAbout(fields.story(), stories);
        return new TaskMarker(
                fields.story(),
                storyKey(fields.story(), stories),
                fields.command(),
                fields.task(),
                fields.status(),
                fields.message(),
                MessageMetrics.of(fields.message()),
                fields.reportedAt(),
                known);
    }

    /** A name the taxonomy does not have, such as an older prompt's, is taken for the running command's. */
    private boolean isOf(String running, @Nullable String command) {
        return command == null
                || taxonomy.tasks(command).isEmpty()
                || command.equals(running)
                || CommandName.parse(command)
                        .filter(name -> name.type().text().equals(running))
                        .isPresent();
    }

    private static boolean isAbout(@Nullable String story, List<StoryRef> stories) {
        return story == null
                || stories.isEmpty()
                || Arrays.stream(BETWEEN_STORIES.split(story))
                        .allMatch(name -> stories.stream().anyMatch(each -> each.matches(name)))
                || stories.stream().anyMatch(each -> each.matches(story));
    }

    private static @Nullable String storyKey(@Nullable String story, List<StoryRef> stories) {
        if (story == null) {
            return stories.size() == 1 ? stories.get(0).key() : null;
        }
        return stories.stream()
                .filter(each -> each.matches(story))
                .map(StoryRef::key)
                .findFirst()
                .orElse(null);
    }
}
