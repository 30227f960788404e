package dev.sprintrunner.sprint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Changes the status of one story or epic and keeps every other byte. Only {@code last_updated} changes as well, where
 * it is nothing but a date.
 */
public final class SprintStatusEditor {
    private static final Pattern STATUS = Pattern.compile("[A-Za-z]+(?:[ _-][A-Za-z]+)*");
    private static final String FILE = "the sprint-status file";

    private SprintStatusEditor() {}

    private record Replacement(int start, int end, String text) {
        static Replacement of(KeyValue entry, String value) {
            return new Replacement(entry.start(), entry.end(), entry.needsSpace() ? " " + value : value);
        }
    }

    /**
     * The content with the new status at every occurrence of the key; the same bytes if it has that status already.
     *
     * @param key   a story's or epic's, exactly as in the file
     * @param today written to {@code last_updated}
     * @throws SprintStatusException if the file is refused or has no such story or epic
     * @throws IllegalArgumentException if the status is not a word that YAML needs no quotes for
     */
    public static byte[] edit(byte[] content, String key, String newStatus, LocalDate today) {
        if (!STATUS.matcher(newStatus).matches()) {
            throw new IllegalArgumentException("`" + newStatus + "` is not a status: letters and dashes only");
        }
        StatusText text = new StatusText(content);
        StatusDocument document = StatusDocument.read(text, new Warnings(FILE));
        refuse(text.notText().or(document::refusal));
        List<KeyValue> entries = entries(document, key);
        return apply(content, replacements(entries, newStatus, document.bareDates(), today));
    }

    private static void refuse(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw new SprintStatusException(refusal.get().describe(FILE));
        }
    }

    private static List<KeyValue> entries(StatusDocument document, String key) {
        List<KeyValue> entries = document.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .toList();
        if (entries.isEmpty()) {
            throw new SprintStatusException("no story or epic `" + key + "` in " + FILE);
        }
        List<String> keys = document.entries().stream().map(KeyValue::key).toList();
        KeyKinds.Kind kind = new KeyKinds(keys).of(key);
        if (kind != KeyKinds.Kind.STORY && kind != KeyKinds.Kind.EPIC) {
            throw new SprintStatusException("`" + key + "` is neither a story nor an epic");
        }
        return entries;
    }

    private static List<Replacement> replacements(
            List<KeyValue> entries, String newStatus, List<KeyValue> dates, LocalDate today) {
        List<Replacement> replacements = new ArrayList<>();
        entries.stream()
                .filter(entry -> !entry.value().equals(newStatus))
                .forEach(entry -> replacements.add(Replacement.of(entry, newStatus)));
        if (!replacements.isEmpty()) {
            dates.forEach(date -> replacements.add(Replacement.of(date, today.toString())));
        }
        replacements.sort(Comparator.comparingInt(Replacement::start));
        return replacements;
    }

    private static byte[] apply(byte[] content, List<Replacement> replacements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 64);
        int from = 0;
        for (Replacement replacement : replacements) {
            out.writeBytes(Arrays.copyOfRange(content, from, replacement.start()));
            out.writeBytes(replacement.text().getBytes(StandardCharsets.US_ASCII));
            from = replacement.end();
        }
        out.writeBytes(Arrays.copyOfRange(content, from, content.length));
        return out.toByteArray();
    }
}
