package dev.sprintrunner.sprint;

import dev.sprintrunner.sprint.StatusText.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a sprint-status file that matter here: the entries of its mapping and the date of its last update. */
final class StatusDocument {
    private static final String MAPPING = "development_status";
    private static final Pattern BARE_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_ -]{0,40}");
    private static final int MAX_NAMED_KEYS = 6;
    private static final List<String> CONFLICT_MARKERS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");

    private final StatusText text;
    private final Warnings warnings;
    private final List<KeyValue> entries = new ArrayList<>();
    private final List<KeyValue> dates = new ArrayList<>();
    private final List<String> topLevelKeys = new ArrayList<>();
    private int mappingLine;
    private int conflictLine;
    private int usualIndent;

    private StatusDocument(StatusText text, Warnings warnings) {
        this.text = text;
        this.warnings = warnings;
    }

    static StatusDocument read(StatusText text, Warnings warnings) {
        StatusDocument document = new StatusDocument(text, warnings);
        document.readLines();
        return document;
    }

    /** The entries in file order, duplicates and all; a nested one carries the value of its {@code status:}. */
    List<KeyValue> entries() {
        return entries;
    }

    /** {@code last_updated:} where it is nothing but a date. */
    List<KeyValue> bareDates() {
        return dates;
    }

    int mappingLine() {
        return mappingLine;
    }

    Optional<Refusal> refusal() {
        if (mappingLine == 0) {
            return Optional.of(new Refusal(1, "no development_status", whatWasFound()));
        }
        if (conflictLine > 0) {
            return Optional.of(
                    new Refusal(conflictLine, "merge conflict markers", "resolve the conflict and save the file"));
        }
        return Optional.empty();
    }

    private void readLines() {
        boolean inMapping = false;
        List<Line> lines = text.lines();
        int at = 0;
        while (at < lines.size()) {
            Line line = lines.get(at);
            at++;
            if (isConflictMarker(line)) {
                conflictLine = conflictLine == 0 ? line.number() : conflictLine;
            } else if (!line.isBlank() && !text.isComment(line)) {
                if (line.indent() == 0) {
                    inMapping = readTopLevel(line);
                } else if (inMapping) {
                    at = readEntry(line, at);
                }
            }
        }
    }

    private boolean readTopLevel(Line line) {
        KeyValue entry = KeyValue.of(text, line);
        if (entry == null) {
            return false;
        }
        if (!entry.key().equals(MAPPING)) {
            if (topLevelKeys.size() < MAX_NAMED_KEYS
                    && PLAIN_KEY.matcher(entry.key()).matches()) {
                topLevelKeys.add(entry.key());
            }
            if (entry.key().equals("last_updated")
                    && BARE_DATE.matcher(entry.value()).matches()) {
                dates.add(entry);
            }
            return false;
        }
        if (mappingLine > 0) {
            warnings.add(line.number(), "a second development_status; both are read");
        }
        mappingLine = mappingLine == 0 ? line.number() : mappingLine;
        return true;
    }

    /** Reads the entry of a line and, where it has no value of its own, what is nested below; returns the next line. */
    private int readEntry(Line line, int next) {
        KeyValue entry = KeyValue.of(text, line);
        if (entry == null) {
            warnings.add(line.number(), "not a `key: status` line, left out");
            return next;
        }
        checkIndent(line, entry);
        if (!entry.isEmpty()) {
            entries.add(entry);
            return next;
        }
        int end = nestedEnd(line, next);
        if (end == next) {
            entries.add(entry);
            return next;
        }
        KeyValue status = nestedStatus(next, end);
        if (status == null) {
            warnings.add(line.number(), "`" + entry.key() + "` holds a mapping without `status:`, left out");
        } else {
            entries.add(new KeyValue(
                    entry.key(), status.value(), status.start(), status.end(), status.needsSpace(), status.line()));
        }
        return end;
    }

    private void checkIndent(Line line, KeyValue entry) {
        if (usualIndent == 0) {
            usualIndent = line.indent();
        } else if (line.indent() != usualIndent) {
            warnings.add(
                    line.number(),
                    "`" + entry.key() + "` is indented by " + line.indent() + ", the entries before by " + usualIndent);
        }
    }

    /** The index behind the lines that belong to an entry without a value: all deeper ones, blanks and comments between. */
    private int nestedEnd(Line parent, int from) {
        List<Line> lines = text.lines();
        int end = from;
        for (int at = from; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (line.isBlank() || text.isComment(line)) {
                continue;
            }
            if (line.indent() <= parent.indent()) {
                break;
            }
            end = at + 1;
        }
        return end;
    }

    private @Nullable KeyValue nestedStatus(int from, int end) {
        int childIndent = 0;
        for (Line line : text.lines().subList(from, end)) {
            if (line.isBlank() || text.isComment(line)) {
                continue;
            }
            childIndent = childIndent == 0 ? line.indent() : childIndent;
            KeyValue child = line.indent() == childIndent ? KeyValue.of(text, line) : null;
            if (child != null && child.key().equals("status")) {
                return child;
            }
        }
        return null;
    }

    private boolean isConflictMarker(Line line) {
        for (String marker : CONFLICT_MARKERS) {
            if (text.startsWith(marker, line)) {
                int after = line.start() + marker.length();
                return after == line.end() || text.at(after) == ' ';
            }
        }
        return false;
    }

    private String whatWasFound() {
        if (topLevelKeys.isEmpty()) {
            return "the file has no top-level keys; run BMAD's sprint planning, or restore the file from git";
        }
        return "found the top-level keys " + String.join(", ", topLevelKeys)
                + "; this is not a BMAD sprint-status file, point --sprint-status at the right one";
    }
}
