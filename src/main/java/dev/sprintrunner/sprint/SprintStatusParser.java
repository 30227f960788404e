package dev.sprintrunner.sprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a file's bytes into what they say. */
final class SprintStatusParser {
    /** The number in front of an epic header's slug, as in {@code 1-foundation}. */
    private static final Pattern NUMBER_AND_SLUG = Pattern.compile("(\\d+(?:\\.\\d+)*\\p{Alpha}?)-.+");

    private final StatusText text;
    private final String fileName;
    private final Warnings warnings;
    private final StatusDocument document;
    private final KeyKinds kinds;
    private final List<StoryEntry> stories = new ArrayList<>();
    private final List<EpicEntry> epics = new ArrayList<>();
    private final List<RetrospectiveEntry> retrospectives = new ArrayList<>();

    private SprintStatusParser(StatusText text, String fileName) {
        this.text = text;
        this.fileName = fileName;
        this.warnings = new Warnings(fileName);
        this.document = StatusDocument.read(text, warnings);
        this.kinds = new KeyKinds(document.entries().stream().map(KeyValue::key).collect(Collectors.toSet()));
    }

    static SprintStatus parse(byte[] content, String fileName) {
        StatusText text = new StatusText(content);
        return text.notText()
                .map(refusal -> SprintStatus.refused(fileName, refusal))
                .orElseGet(() -> new SprintStatusParser(text, fileName).parse());
    }

    private SprintStatus parse() {
        readEntries();
        YamlCheck.problem(text.decode()).ifPresent(this::warnOfYaml);
        return result();
    }

    private void readEntries() {
        Collection<KeyValue> effective = lastOfEachKey();
        List<KeyValue> storyValues = new ArrayList<>();
        List<KeyValue> epicValues = new ArrayList<>();
        for (KeyValue entry : effective) {
            switch (kinds.of(entry.key())) {
                case STORY -> storyValues.add(entry);
                case EPIC -> epicValues.add(entry);
                case RETROSPECTIVE ->
                    retrospectives.add(new RetrospectiveEntry(
                            entry.key(), entry.value(), entry.line().number()));
                case OTHER -> {}
            }
        }
        KeyParser keys = new KeyParser(epicValues.stream().map(this::declaredId).toList());
        storyValues.forEach(value -> stories.add(story(value, keys.parse(value.key()))));
        addEpics(epicValues);
        warnOfEpicsLikeStories();
    }

    private Collection<KeyValue> lastOfEachKey() {
        Map<String, KeyValue> byKey = new LinkedHashMap<>();
        for (KeyValue entry : document.entries()) {
            KeyValue before = byKey.put(entry.key(), entry);
            if (before != null) {
                warnings.add(
                        entry.line().number(),
                        "`" + entry.key() + "` is there twice, first in line "
                                + before.line().number() + "; the last one counts");
            }
        }
        return byKey.values();
    }

    private StoryEntry story(KeyValue value, StoryKey key) {
        StatusClass statusClass = StatusClass.ofStory(value.value());
        int line = value.line().number();
        if (statusClass == StatusClass.UNKNOWN) {
            warnings.add(line, unknownStatus(value));
        } else if (statusClass.isSelectable() && key.number() == null) {
            warnings.add(line, "`" + key.text() + "` has no story number; it comes last in its epic");
        }
        return new StoryEntry(key, value.value(), statusClass, line);
    }

    private static String unknownStatus(KeyValue value) {
        return value.value().isEmpty()
                ? "`" + value.key() + "` has no status; it is never selected"
                : "`" + value.key() + "` has the unknown status `" + value.value() + "`; it is never selected";
    }

    private void addEpics(List<KeyValue> values) {
        Set<String> used = stories.stream()
                .flatMap(story -> Optional.ofNullable(story.epicId()).stream())
                .map(KeyKinds::lower)
                .collect(Collectors.toSet());
        Set<String> declared =
                values.stream().map(value -> KeyKinds.lower(declaredId(value))).collect(Collectors.toSet());
        for (KeyValue value : values) {
            String id = withoutSlug(declaredId(value), used, declared);
            StatusClass statusClass = StatusClass.ofEpic(value.value());
            epics.add(new EpicEntry(
                    value.key(), id, value.value(), statusClass, value.line().number()));
        }
    }

    /** {@code epic-1-foundation} heads the stories of epic 1, unless there are stories {@code 1-foundation-1-x}. */
    private static String withoutSlug(String id, Set<String> used, Set<String> declared) {
        Matcher slug = NUMBER_AND_SLUG.matcher(id);
        if (used.contains(KeyKinds.lower(id)) || !slug.matches()) {
            return id;
        }
        String number = KeyKinds.lower(slug.group(1));
        return used.contains(number) && !declared.contains(number) ? slug.group(1) : id;
    }

    private String declaredId(KeyValue epic) {
        return kinds.epicId(epic.key()).orElse(epic.key());
    }

    private void warnOfEpicsLikeStories() {
        if (!stories.isEmpty()) {
            epics.stream()
                    .filter(epic -> KeyKinds.looksLikeStory(epic.key()))
                    .forEach(epic ->
                            warnings.add(epic.line(), "`" + epic.key() + "`: story or epic? it is never selected"));
        }
    }

    private void warnOfYaml(YamlCheck.Problem problem) {
        warnings.add(
                problem.line(),
                "not valid YAML (" + problem.text() + "); read line by line here, but other tools may refuse it");
    }

    private SprintStatus result() {
        return new SprintStatus(
                fileName,
                stories,
                epics,
                retrospectives,
                warnings.toList(),
                document.refusal().or(this::noStory));
    }

    private Optional<Refusal> noStory() {
        if (!stories.isEmpty()) {
            return Optional.empty();
        }
        List<EpicEntry> unclear = epics.stream()
                .filter(epic -> KeyKinds.looksLikeStory(epic.key()))
                .toList();
        String detail = unclear.isEmpty()
                ? "add stories with BMAD's sprint planning"
                : unclear.size() + " keys like " + unclear.get(0).key()
                        + ": story or epic? write a story's key without `epic-`";
        return Optional.of(new Refusal(document.mappingLine(), "no story in development_status", detail));
    }
}
