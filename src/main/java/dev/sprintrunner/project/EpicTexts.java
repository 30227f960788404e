package dev.sprintrunner.project;

import dev.sprintrunner.project.MarkdownHeadings.Heading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An epic's own text: its section of the epics document, or its part where the document is sharded. */
public final class EpicTexts {
    /** As much of a document as is read, and as is given where it has no section for the epic. */
    static final int MAX_DOCUMENT_BYTES = 4 << 20;

    static final int MAX_WHOLE_CHARS = 100_000;

    private static final Pattern EPIC = Pattern.compile("(?i)\\W*epic[\\s:#_-]*");
    private static final Pattern AFTER_ID =
            Pattern.compile("(?:$|[\\s:(\\u2013\\u2014]|[.-](?![\\p{L}\\p{N}])).*", Pattern.DOTALL);
    private static final Pattern AFTER_ID_IN_NAME = Pattern.compile("(?:$|[-_](?!\\d)).*");
    private static final Pattern STORY = Pattern.compile("(?i)\\W*(?:user )?story\\b.*");
    private static final Pattern BEFORE_TITLE = Pattern.compile("^[\\s:.\\u2013\\u2014-]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

    private final PlanningDocuments documents;

    public EpicTexts(Project project) {
        this.documents = new PlanningDocuments(project);
    }

    /**
     * An epic's text.
     *
     * @param file  where it is from
     * @param whole whether the document has no section for this epic and is given as it is, cut if it is long
     */
    public record EpicText(Path file, String text, boolean whole) {}

    /** Empty where the project has no epics document. */
    public Optional<EpicText> find(String epicId) throws IOException {
        List<Path> files = documents.epics();
        for (Path file : files) {
            if (isNamedAfter(file, epicId)) {
                return Optional.of(new EpicText(file, document(file), false));
            }
        }
        for (Path file : files) {
            Optional<String> section = section(document(file), epicId);
            if (section.isPresent()) {
                return Optional.of(new EpicText(file, section.get(), false));
            }
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new EpicText(files.get(0), cut(document(files.get(0))), true));
    }

    private static String document(Path file) throws IOException {
        return BoundedFiles.text(file, MAX_DOCUMENT_BYTES);
    }

    /** The longest section of the epic: a list of epics in front of the sections mentions each of them too. */
    static Optional<String> section(String document, String epicId) {
        List<Heading> headings = MarkdownHeadings.of(document);
        String longest = "";
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            if (isOf(heading.text(), epicId)) {
                String section = document.substring(heading.start(), end(headings, i, document.length()));
                longest = section.length() > longest.length() ? section : longest;
            }
        }
        return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
    }

    private static int end(List<Heading> headings, int from, int otherwise) {
        int level = headings.get(from).level();
        return headings.stream()
                .skip(from + 1L)
                .filter(next -> next.level() < level
                        || (next.level() == level && !STORY.matcher(next.text()).matches()))
                .findFirst()
                .map(Heading::start)
                .orElse(otherwise);
    }

    /** {@code epic-2a.md}, {@code epic-2a-scanner.md}. */
    private static boolean isNamedAfter(Path file, String epicId) {
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - ".md".length());
        return startsWithId(stem, epicId, AFTER_ID_IN_NAME);
    }

    /** Whether a heading is of any epic. */
    static boolean isEpic(String heading) {
        return EPIC.matcher(heading).lookingAt();
    }

    /** The title in the heading of an epic's section, {@code Passage planning} of {@code Epic 2a: Passage planning}. */
    static Optional<String> title(String heading, String epicId) {
        Matcher epic = EPIC.matcher(heading);
        if (!isOf(heading, epicId) || !epic.lookingAt()) {
            return Optional.empty();
        }
        String afterWord = LEADING_ZEROS.matcher(heading.substring(epic.end())).replaceFirst("");
        return names(epicId).stream()
                .filter(id -> normal(afterWord).startsWith(id) && afterWord.length() >= id.length())
                .map(id ->
                        BEFORE_TITLE.matcher(afterWord.substring(id.length())).replaceFirst(""))
                .filter(title -> !title.isBlank())
                .findFirst();
    }

    private static boolean isOf(String heading, String epicId) {
        return startsWithId(heading, epicId, AFTER_ID);
    }

    private static boolean startsWithId(String text, String epicId, Pattern after) {
        Matcher epic = EPIC.matcher(text);
        if (!epic.lookingAt()) {
            return false;
        }
        String rest = normal(text.substring(epic.end()));
        return names(epicId).stream()
                .anyMatch(id -> rest.startsWith(id)
                        && after.matcher(rest.substring(id.length())).matches());
    }

    /** Stories written {@code story-001-2-x} belong to the epic 001. */
    private static List<String> names(String epicId) {
        String id = epicId.toLowerCase(Locale.ROOT);
        return id.startsWith("story-")
                ? List.of(normal(id), normal(id.substring("story-".length())))
                : List.of(normal(id));
    }

    private static String normal(String id) {
        return LEADING_ZEROS
                .matcher(id.toLowerCase(Locale.ROOT))
                .replaceFirst("")
                .replaceAll("(?<=\\w)\\.(?=\\d)", "-");
    }

    private static String cut(String document) {
        if (document.length() <= MAX_WHOLE_CHARS) {
            return document;
        }
        int end = document.lastIndexOf('\n', MAX_WHOLE_CHARS);
        return document.substring(0, end < 0 ? MAX_WHOLE_CHARS : end) + "\n\n[cut here: the document is longer]\n";
    }
}
