package dev.sprintrunner.sprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which stories are worked on: by epic number and suffix, then story number and letter. Numbers compare as
 * numbers, so 1-2 comes before 1-10. Stories that nothing tells apart keep the order of the file.
 */
final class StoryOrder {
    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}+");

    private StoryOrder() {}

    static List<StoryEntry> sort(List<StoryEntry> stories) {
        return stories.stream()
                .map(Keyed::of)
                .sorted(Comparator.naturalOrder())
                .map(Keyed::story)
                .toList();
    }

    private record Keyed(StoryEntry story, List<String> epic) implements Comparable<Keyed> {
        static Keyed of(StoryEntry story) {
            String epicId = story.epicId();
            List<String> tokens = new ArrayList<>();
            if (epicId != null) {
                Matcher token = TOKEN.matcher(KeyKinds.lower(epicId));
                while (token.find()) {
                    tokens.add(token.group());
                }
            }
            return new Keyed(story, tokens);
        }

        @Override
        public int compareTo(Keyed other) {
            StoryKey mine = story.storyKey();
            StoryKey its = other.story.storyKey();
            if (!mine.isNumberLed() || !its.isNumberLed()) {
                return Boolean.compare(its.isNumberLed(), mine.isNumberLed());
            }
            int byEpic = compareTokens(epic, other.epic);
            return byEpic != 0 ? byEpic : compareStories(mine, its);
        }
    }

    private static int compareStories(StoryKey a, StoryKey b) {
        String numberA = a.number();
        String numberB = b.number();
        if (numberA == null || numberB == null) {
            return Boolean.compare(numberA == null, numberB == null);
        }
        int byNumber = compareNumbers(numberA, numberB);
        return byNumber != 0 ? byNumber : a.letter().compareToIgnoreCase(b.letter());
    }

    /** Nothing comes before a number, a number before letters: 5, 5-5, 5a. */
    private static int compareTokens(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int result = compareToken(a.get(i), b.get(i));
            if (result != 0) {
                return result;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareToken(String a, String b) {
        boolean numberA = Character.isDigit(a.charAt(0));
        boolean numberB = Character.isDigit(b.charAt(0));
        if (numberA && numberB) {
            return compareNumbers(a, b);
        }
        return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberB, numberA);
    }

    /** Digits of any length, so that no key is too long for an int. */
    private static int compareNumbers(String a, String b) {
        String shortA = a.replaceFirst("^0+(?=.)", "");
        String shortB = b.replaceFirst("^0+(?=.)", "");
        int byLength = Integer.compare(shortA.length(), shortB.length());
        return byLength != 0 ? byLength : shortA.compareTo(shortB);
    }
}
