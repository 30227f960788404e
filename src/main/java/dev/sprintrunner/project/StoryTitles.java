package dev.sprintrunner.project;

import dev.sprintrunner.project.MarkdownHeadings.Heading;
import dev.sprintrunner.sprint.StoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stories' titles: from the story's file, else from the epics document, else made of the key. */
public final class StoryTitles {
    private static final Pattern STORY = Pattern.compile(
            "(?i)\\W*story[\\s#]*([\\p{L}\\p{N}]+(?:[.-][\\p{L}\\p{N}]+)*)\\s*[:\\u2013\\u2014-]\\s*(.+)");
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---\\R.*?^---\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int HEAD_BYTES = 16 << 10;

    private final Map<String, String> ofEpics;
    private final StoryFiles files;

    private StoryTitles(Map<String, String> ofEpics, StoryFiles files) {
        this.ofEpics = ofEpics;
        this.files = files;
    }

    /** Reads the epics documents once. */
    public static StoryTitles read(Project project, StoryFiles files) throws IOException {
        Map<String, String> titles = new HashMap<>();
        for (Path file : new PlanningDocuments(project).epics()) {
            for (Heading heading : MarkdownHeadings.of(BoundedFiles.text(file, EpicTexts.MAX_DOCUMENT_BYTES))) {
                Matcher story = STORY.matcher(heading.text());
                if (story.matches()) {
                    titles.putIfAbsent(normal(story.group(1)), story.group(2));
                }
            }
        }
        return new StoryTitles(titles, files);
    }

    public String title(StoryEntry story) throws IOException {
        Optional<Path> file = files.story(story.key());
        if (file.isPresent()) {
            String head = BoundedFiles.text(file.get(), HEAD_BYTES);
            Optional<String> title = ofStoryFile(head);
            if (title.isPresent()) {
                return title.get();
            }
        }
        String planned = ofEpics.get(normal(story.id()));
        return planned != null ? planned : ofKey(story);
    }

    /** The first heading, without {@code Story 1.2:}. */
    private static Optional<String> ofStoryFile(String head) {
        return MarkdownHeadings.of(FRONT_MATTER.matcher(head).replaceFirst("")).stream()
                .filter(heading -> heading.level() == 1)
                .findFirst()
                .map(heading -> {
                    Matcher story = STORY.matcher(heading.text());
                    return story.matches() ? story.group(2) : heading.text();
                })
                .filter(title -> !title.isBlank());
    }

    private static String ofKey(StoryEntry story) {
        boolean numbered = story.storyKey().number() != null;
        String slug = numbered ? story.key().substring(story.id().length()) : story.key();
        String words = slug.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? story.key() : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String normal(String id) {
        return id.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
