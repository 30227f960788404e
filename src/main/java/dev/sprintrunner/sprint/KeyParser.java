package dev.sprintrunner.sprint;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a story key's epic and number. The same key can mean different things, depending on the epics a file declares. */
final class KeyParser {
    private static final String NOT_IN_WORD = "(?![\\p{L}\\p{N}])";
    private static final String STORY = "(\\d+)(\\p{Alpha}?)" + NOT_IN_WORD;
    private static final String WORD = "\\p{L}[\\p{L}\\p{N}]*";
    private static final String WORDS = WORD + "(?:-" + WORD + ")*";

    /** A story number behind something that may be a declared epic. */
    private static final Pattern DECLARED = Pattern.compile("-" + STORY);

    /** {@code 2a-1-x}, {@code 5-sr-3-x}, {@code 2.5-1-x}. */
    private static final Pattern NUMBERED =
            Pattern.compile("(\\d+(?:\\.\\d+)*\\p{Alpha}?(?:-\\p{L}+)?)-" + STORY + ".*", Pattern.DOTALL);

    /** {@code 1.2-x}. */
    private static final Pattern DOTTED =
            Pattern.compile("(\\d+)\\.(\\d+)(\\p{Alpha}?)(?![\\p{L}\\p{N}.]).*", Pattern.DOTALL);

    /** {@code 6-live-board}, {@code 001-slug}, {@code 6.2-p1-x} where 6.2 is an epic. */
    private static final Pattern EPIC_ONLY =
            Pattern.compile("(\\d+(?:\\.\\d+)*\\p{Alpha}?)" + NOT_IN_WORD + ".*", Pattern.DOTALL);

    /** {@code orch-2-1-x}, {@code story-001-2-x}. */
    private static final Pattern WORD_AND_NUMBERS =
            Pattern.compile("(" + WORDS + "-\\d+\\p{Alpha}?)-" + STORY + ".*", Pattern.DOTALL);

    /** {@code CORE-001}. */
    private static final Pattern WORD_AND_NUMBER = Pattern.compile("(" + WORDS + ")-" + STORY + ".*", Pattern.DOTALL);

    private final Set<String> declaredEpics;

    /** @param declaredEpics the ids of the file's epic headers */
    KeyParser(Collection<String> declaredEpics) {
        this.declaredEpics = new HashSet<>();
        declaredEpics.forEach(id -> this.declaredEpics.add(KeyKinds.lower(id)));
    }

    StoryKey parse(String key) {
        StoryKey declared = ofDeclaredEpic(key);
        return declared != null ? declared : byShape(key);
    }

    /** The longest declared epic that a story number follows. */
    private @Nullable StoryKey ofDeclaredEpic(String key) {
        String lower = KeyKinds.lower(key);
        StoryKey longest = null;
        Matcher number = DECLARED.matcher(key);
        while (number.find()) {
            // A capital whose small form is longer would shift the offsets; such a key is read by its shape.
            if (lower.length() == key.length() && declaredEpics.contains(lower.substring(0, number.start()))) {
                String epic = key.substring(0, number.start());
                longest = StoryKey.numbered(key, epic, number.group(1), number.group(2), number.end());
            }
        }
        return longest;
    }

    private StoryKey byShape(String key) {
        Matcher numbered = NUMBERED.matcher(key);
        if (numbered.matches()) {
            return numbered(key, numbered);
        }
        Matcher epicOnly = EPIC_ONLY.matcher(key);
        boolean declared = epicOnly.matches() && declaredEpics.contains(KeyKinds.lower(epicOnly.group(1)));
        Matcher dotted = DOTTED.matcher(key);
        if (!declared && dotted.matches()) {
            return numbered(key, dotted);
        }
        if (epicOnly.matches()) {
            return StoryKey.unnumbered(key, epicOnly.group(1));
        }
        Matcher wordAndNumbers = WORD_AND_NUMBERS.matcher(key);
        if (wordAndNumbers.matches()) {
            return numbered(key, wordAndNumbers);
        }
        Matcher wordAndNumber = WORD_AND_NUMBER.matcher(key);
        return wordAndNumber.matches() ? numbered(key, wordAndNumber) : StoryKey.unnumbered(key, null);
    }

    private static StoryKey numbered(String key, Matcher matcher) {
        return StoryKey.numbered(key, matcher.group(1), matcher.group(2), matcher.group(3), matcher.end(3));
    }
}
