package dev.sprintrunner.sprint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the story that a key or id means, in the spellings people and agents use: {@code 2a-1}, {@code 2a.1},
 * {@code Story 2a.1: Scanner}, {@code 2a-1-scanner.md}.
 */
final class StoryLookup {
    private static final Pattern AROUND = Pattern.compile("^[\\s`'\"*#\\[(]+|[\\s`'\"*\\])]+$");
    private static final Pattern STORY_WORD = Pattern.compile("^story[\\s:#_-]+");
    private static final Pattern NUMBER_FOLLOWS = Pattern.compile("-\\d");
    private static final int MAX_NAMED = 5;

    private StoryLookup() {}

    static Optional<StoryEntry> find(String wanted, List<StoryEntry> stories) {
        List<StoryEntry> found = matches(wanted, stories);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    static StoryEntry require(String wanted, List<StoryEntry> stories, String fileName) {
        List<StoryEntry> found = matches(wanted, stories);
        if (found.isEmpty()) {
            throw new SprintStatusException(
                    "no story `" + wanted + "` in " + fileName + "; there are " + names(stories, StoryEntry::id));
        }
        if (found.size() > 1) {
            throw new SprintStatusException("`" + wanted + "` can mean " + names(found, StoryEntry::key) + " in "
                    + fileName + "; give the whole key");
        }
        return found.get(0);
    }

    /** The stories of the first, strictest reading that any story fits. */
    private static List<StoryEntry> matches(String wanted, List<StoryEntry> stories) {
        String plain = normal(wanted);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<Predicate<StoryEntry>> readings = List.of(
                story -> story.key().equals(wanted),
                story -> normal(story.key()).equals(plain),
                story -> normal(story.id()).equals(plain) && !isPartOfStory(story),
                story -> normal(story.id()).equals(plain),
                story -> normal(story.key()).startsWith(plain + "-"),
                story -> story.storyKey().number() != null && beginsWithId(plain, normal(story.id())));
        for (Predicate<StoryEntry> reading : readings) {
            List<StoryEntry> found = stories.stream().filter(reading).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** {@code 1-3-1-parser}, beside {@code 1-3-import}: what was added to story 1-3 later, so 1-3 does not mean it. */
    private static boolean isPartOfStory(StoryEntry story) {
        return NUMBER_FOLLOWS
                .matcher(story.key().substring(story.id().length()))
                .lookingAt();
    }

    /** {@code 2a-1: scanner} or {@code 2a-1-other-slug} begin with the id 2a-1; {@code 2a-10} and {@code 2a-1-1} do not. */
    private static boolean beginsWithId(String plain, String id) {
        if (!plain.startsWith(id) || plain.length() == id.length()) {
            return false;
        }
        String rest = plain.substring(id.length());
        return !Character.isLetterOrDigit(rest.charAt(0))
                && !NUMBER_FOLLOWS.matcher(rest).lookingAt();
    }

    private static String normal(String text) {
        String bare = AROUND.matcher(KeyKinds.lower(text)).replaceAll("");
        String unprefixed = STORY_WORD.matcher(bare).replaceFirst("");
        String name = unprefixed.endsWith(".md") ? unprefixed.substring(0, unprefixed.length() - 3) : unprefixed;
        return name.replace('.', '-');
    }

    private static String names(List<StoryEntry> stories, Function<StoryEntry, String> name) {
        String first = stories.stream().limit(MAX_NAMED).map(name).collect(Collectors.joining(", "));
        return stories.size() > MAX_NAMED ? first + ", … (" + stories.size() + ")" : first;
    }
}
