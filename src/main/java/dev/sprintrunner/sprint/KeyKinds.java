package dev.sprintrunner.sprint;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells stories, epic headers and retrospectives apart. Case does not matter. */
final class KeyKinds {
    enum Kind {
        STORY,
        EPIC,
        RETROSPECTIVE,
        OTHER
    }

    private static final String EPIC = "epic-";
    private static final String NUMBER = "\\d+(?:[.-]\\d+)*\\p{L}?";

    /** {@code orch-epic-1}, {@code v2-epic-0-foundation}: group 1 the track, 2 the number, 3 the slug. */
    private static final Pattern PREFIXED_EPIC =
            Pattern.compile("((?:\\p{L}[\\p{L}\\p{N}]*-)+)epic-(" + NUMBER + ")(-.+)?");

    /** A header that does not say epic, {@code dm-01} or {@code 3}: only one if stories are named after it. */
    private static final Pattern BARE_HEADER = Pattern.compile("(?:\\p{L}[\\p{L}\\p{N}]*-)*\\d+\\p{L}?");

    private static final Pattern EPIC_PREFIXED_STORY = Pattern.compile("epic-\\d+\\p{L}?-\\d+\\p{L}?-.+");
    private static final Pattern STORY_NUMBER = Pattern.compile("-\\d+\\p{L}?(?![\\p{L}\\p{N}])");

    private final Set<String> parents;

    /** @param keys every key of the file */
    KeyKinds(Collection<String> keys) {
        this.parents = parentsAmong(keys);
    }

    Kind of(String key) {
        String lower = lower(key);
        if (lower.endsWith("-retrospective")) {
            return Kind.RETROSPECTIVE;
        }
        if (lower.equals("deferred-work")) {
            return Kind.OTHER;
        }
        return epicId(key).isPresent() ? Kind.EPIC : Kind.STORY;
    }

    /** What stands for an epic header in its stories' keys: {@code 2a} of {@code epic-2a}, {@code orch-1} of {@code orch-epic-1}. */
    Optional<String> epicId(String key) {
        String lower = lower(key);
        if (lower.startsWith(EPIC)) {
            return Optional.of(key.substring(EPIC.length()));
        }
        Matcher prefixed = PREFIXED_EPIC.matcher(lower);
        if (prefixed.matches()) {
            String id = prefixed.group(1) + prefixed.group(2);
            return prefixed.group(3) == null || parents.contains(id) ? Optional.of(id) : Optional.empty();
        }
        return parents.contains(lower) ? Optional.of(key) : Optional.empty();
    }

    /** Whether an epic's key could just as well be a story's, as in {@code epic-1-1-login}. */
    static boolean looksLikeStory(String epicKey) {
        return EPIC_PREFIXED_STORY.matcher(lower(epicKey)).matches();
    }

    static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** The possible headers that some key follows with a story number. */
    private static Set<String> parentsAmong(Collection<String> keys) {
        Set<String> candidates = new HashSet<>();
        keys.forEach(key -> candidate(lower(key)).ifPresent(candidates::add));
        Set<String> parents = new HashSet<>();
        for (String key : keys) {
            String lower = lower(key);
            Matcher number = STORY_NUMBER.matcher(lower);
            while (!candidates.isEmpty() && number.find()) {
                String parent = lower.substring(0, number.start());
                if (candidates.contains(parent)) {
                    parents.add(parent);
                }
            }
        }
        return parents;
    }

    private static Optional<String> candidate(String lower) {
        Matcher prefixed = PREFIXED_EPIC.matcher(lower);
        if (prefixed.matches()) {
            return Optional.of(prefixed.group(1) + prefixed.group(2));
        }
        return BARE_HEADER.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
}
