package dev.sprintrunner.project;

import dev.sprintrunner.project.MarkdownHeadings.Heading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headings of Markdown files, without a front matter. A file is read again only when its time or size has changed.
 * Safe for use by several threads.
 */
public final class FileHeadings {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---\\R.*?^---\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int MAX_FILES = 5_000;

    private final Map<Path, Seen> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Path, Seen> eldest) {
            return size() > MAX_FILES;
        }
    };

    private record Seen(FileStamp stamp, List<Heading> headings) {}

    synchronized List<Heading> of(Path file, int maxBytes) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        Seen seen = known.get(file);
        if (seen != null && seen.stamp().equals(stamp)) {
            return seen.headings();
        }
        String text = BoundedFiles.text(file, maxBytes);
        List<Heading> headings = MarkdownHeadings.of(FRONT_MATTER.matcher(text).replaceFirst(""));
        known.put(file, new Seen(stamp, headings));
        return headings;
    }
}
