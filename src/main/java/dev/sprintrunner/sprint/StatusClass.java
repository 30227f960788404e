package dev.sprintrunner.sprint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a status means for the runner. Projects write many words; these are the classes they fall into. */
public enum StatusClass {
    BACKLOG("backlog", true, "backlog todo planned planning pending not-started"),
    /** {@code drafted} is the alphas' word for a story file whose context was still to be written. */
    READY_FOR_DEV("ready-for-dev", true, "ready-for-dev ready drafted story-created"),
    IN_PROGRESS("in-progress", true, "in-progress wip started"),
    REVIEW("review", true, "review in-review ready-for-review review-ready code-review qa dev-complete"),
    DONE("done", false, "done complete completed"),
    BLOCKED("blocked", false, "blocked on-hold"),
    /** Closed without being done, or put off: somebody decided that it is not to be built now. */
    DROPPED(
            "dropped",
            false,
            "optional deferred cancelled skipped superseded deprecated removed descoped wont-do absorbed merged split"
                    + " migrated consolidated waived post-mvp future-backlog"),
    UNKNOWN("unknown", false, "");

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Map<String, StatusClass> BY_WORD = byWord();

    private final String text;
    private final boolean selectable;
    private final String words;

    StatusClass(String text, boolean selectable, String words) {
        this.text = text;
        this.selectable = selectable;
        this.words = words;
    }

    /** The name in JSON; for all but {@code dropped} and {@code unknown} also the word to write into a file. */
    public String text() {
        return text;
    }

    /** Whether a story with this status may be chosen for work. */
    public boolean isSelectable() {
        return selectable;
    }

    /** Whether a person may set a story to it: {@code dropped} and {@code unknown} are no words of a file. */
    public boolean isSettable() {
        return this != DROPPED && this != UNKNOWN;
    }

    /** The status that a person asked for; empty where it is none to set. */
    public static Optional<StatusClass> ofSettable(String text) {
        return ofText(text).filter(StatusClass::isSettable);
    }

    /** The words to choose from, for a message. */
    public static String settableTexts() {
        return Arrays.stream(values())
                .filter(StatusClass::isSettable)
                .map(StatusClass::text)
                .collect(Collectors.joining(", "));
    }

    public static Optional<StatusClass> ofText(String text) {
        return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
    }

    /** The class of a story's status as written; a remark after the word, as in {@code done (2 fixes)}, does not count. */
    public static StatusClass ofStory(String status) {
        return BY_WORD.getOrDefault(word(status), UNKNOWN);
    }

    /** As {@link #ofStory}, with the alphas' {@code contexted}, which BMAD itself maps to in-progress for epics only. */
    public static StatusClass ofEpic(String status) {
        String word = word(status);
        return word.equals("contexted") ? IN_PROGRESS : BY_WORD.getOrDefault(word, UNKNOWN);
    }

    private static String word(String status) {
        int end = 0;
        while (end < status.length() && isWordPart(status.charAt(end))) {
            end++;
        }
        return status.substring(0, end)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replace(' ', '-')
                .replace('\t', '-')
                .replace('_', '-');
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c) || c == ' ' || c == '\t' || c == '_' || c == '-' || c == '\'';
    }

    private static Map<String, StatusClass> byWord() {
        Map<String, StatusClass> classes = new HashMap<>();
        for (StatusClass value : values()) {
            BLANK.splitAsStream(value.words).forEach(word -> classes.put(word, value));
        }
        return Map.copyOf(classes);
    }
}
