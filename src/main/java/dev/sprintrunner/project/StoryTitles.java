package dev.sprintrunner.project;

import dev.sprintrunner.project.MarkdownHeadings.Heading;
import dev.sprintrunner.sprint.StoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles: a story's from its file, else from the epics document, else made of the key; an epic's from that document. */
public final class StoryTitles {
    private static final Pattern STORY = Pattern.compile(
            "(?i)\\W*story[\\s#]*([\\p{L}\\p{N}]+(?:[.-][\\p{L}\\p{N}]+)*)\\s*[:\\u2013\\u2014-]\\s*(.+)");
    /** Control characters, and those that turn the direction of writing around. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+");

    private static final Pattern NUMBERED = Pattern.compile(".*\\d\\p{L}?");
    private static final int HEAD_BYTES = 16 << 10;

    private final List<String> epicHeadings;
    private final Map<String, String> ofEpics = new HashMap<>();
    private final StoryFiles files;
    private final FileHeadings headings;

    private StoryTitles(List<String> planned, StoryFiles files, FileHeadings headings) {
        this.epicHeadings = planned.stream().filter(EpicTexts::isEpic).toList();
        this.files = files;
        this.headings = headings;
        for (String heading : planned) {
            Matcher story = STORY.matcher(heading);
            if (story.matches()) {
                ofEpics.putIfAbsent(normal(story.group(1)), story.group(2));
            }
        }
    }

    /** Reads the epics documents once. */
    public static StoryTitles read(Project project, StoryFiles files) throws IOException {
        return read(project, files, new FileHeadings());
    }

    /** @param headings remembers what it has read of files that stay as they are */
    public static StoryTitles read(Project project, StoryFiles files, FileHeadings headings) throws IOException {
        List<String> planned = new ArrayList<>();
        for (Path file : new PlanningDocuments(project).epics()) {
            headings.of(file, EpicTexts.MAX_DOCUMENT_BYTES).forEach(heading -> planned.add(heading.text()));
        }
        return new StoryTitles(planned, files, headings);
    }

    public String title(StoryEntry story) throws IOException {
        return title(story.key(), story.id());
    }

    /** @param id the short form of the key, or the key itself where it has no number */
    public String title(String key, String id) throws IOException {
        return plain(written(key, id));
    }

    private String written(String key, String id) throws IOException {
        Optional<Path> file = files.story(key);
        if (file.isPresent()) {
            Optional<String> title = ofStoryFile(headings.of(file.get(), HEAD_BYTES));
            if (title.isPresent()) {
                return title.get();
            }
        }
        String inEpics = ofEpics.get(normal(id));
        return inEpics != null ? inEpics : ofKey(key, id);
    }

    /** Empty where no document names the epic. */
    public Optional<String> epic(String epicId) {
        return epicHeadings.stream()
                .flatMap(heading -> EpicTexts.title(heading, epicId).stream())
                .map(StoryTitles::plain)
                .findFirst();
    }

    /** The first heading, without {@code Story 1.2:}. */
    private static Optional<String> ofStoryFile(List<Heading> headings) {
        return headings.stream()
                .filter(heading -> heading.level() == 1)
                .findFirst()
                .map(heading -> {
                    Matcher story = STORY.matcher(heading.text());
                    return story.matches() ? story.group(2) : heading.text();
                })
                .filter(title -> !title.isBlank());
    }

    private static String ofKey(String key, String id) {
        boolean bare = key.equals(id) && NUMBERED.matcher(key).matches();
        String slug = key.startsWith(id) && !key.equals(id) ? key.substring(id.length()) : key;
        String words = slug.replace('-', ' ').replace('_', ' ').strip();
        return bare || words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What is shown beside other texts must not reach into them. */
    private static String plain(String title) {
        return UNSAFE.matcher(title).replaceAll(" ").strip();
    }

    private static String normal(String id) {
        return id.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
