package dev.sprintrunner.report;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A story a command works on, by its two names. Agents use either; both lead back to the key.
 *
 * @param key the whole key, {@code 3a-1-chat-input}
 * @param id  the short form, {@code 3a-1}
 */
public record StoryRef(String key, String id) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");
    private static final Pattern AROUND_WORD = Pattern.compile("^[._-]+|[._-]+$");

    /** Whether {@code reported} is this story's key or id, in any case, {@code 3a.1} and {@code 3a-1.md} included. */
    public boolean matches(String reported) {
        String name = normalised(reported);
        return name.equals(normalised(key)) || name.equals(normalised(id));
    }

    /** The stories, of those given, that {@code line} names; {@code 3a-10} in the line does not name {@code 3a-1}. */
    static List<StoryRef> namedIn(String line, List<StoryRef> stories) {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(line)
                .map(word -> AROUND_WORD.matcher(word).replaceAll(""))
                .toList();
        return stories.stream()
                .filter(story -> words.stream().anyMatch(story::matches))
                .toList();
    }

    private static String normalised(String name) {
        String text = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String stem = text.endsWith(".md") ? text.substring(0, text.length() - 3) : text;
        return stem.replace('.', '-').replace('_', '-');
    }
}
