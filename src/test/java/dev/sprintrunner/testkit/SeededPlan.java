package dev.sprintrunner.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A made-up product's epics and stories, always the same for the same number of them. */
public final class SeededPlan {
    private static final int STORIES_OF_EPIC = 9;
    private static final List<String> EPICS = List.of(
            "Sign-in and accounts",
            "Catalogue of parts",
            "Orders and carts",
            "Payments",
            "Warehouse and stock",
            "Deliveries",
            "Search",
            "Reports",
            "Notifications",
            "Returns and refunds",
            "Supplier portal",
            "Mobile app",
            "Administration",
            "Import and export");
    private static final List<String> DEEDS = List.of(
            "Show %s in a list",
            "Filter and sort %s",
            "Edit %s with validation",
            "Keep a history of %s",
            "Export %s as CSV",
            "Warn about stale %s",
            "Archive old %s",
            "Restore deleted %s",
            "Audit log of %s",
            "Empty and loading states of %s",
            "Bulk changes of %s",
            "Permissions on %s");
    private static final List<String> THINGS = List.of(
            "sessions",
            "parts",
            "carts",
            "invoices",
            "stock levels",
            "parcels",
            "saved searches",
            "monthly reports",
            "alerts",
            "refunds",
            "suppliers",
            "devices",
            "users",
            "import jobs");

    private static final String CRITERIA = """


            As a mechanic I want it quick and plain.

            - It answers within a second.
            - An error names the mend.
            """;

    private final List<Story> stories;

    private SeededPlan(List<Story> stories) {
        this.stories = List.copyOf(stories);
    }

    /**
     * A story.
     *
     * @param key as in {@code 2a-1-show-parts-in-a-list}
     * @param id  {@code 2a-1}
     */
    public record Story(String key, String id, String epicId, String epicTitle, String title) {}

    public static SeededPlan of(int count) {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int epic = i / STORIES_OF_EPIC;
            String epicId = epic % 5 == 4 ? epic + "a" : String.valueOf(epic + 1);
            String id = epicId + "-" + (i % STORIES_OF_EPIC + 1);
            String thing = THINGS.get(epic % THINGS.size());
            String title = DEEDS.get((i * 5 + epic) % DEEDS.size()).formatted(thing);
            String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
            stories.add(new Story(id + "-" + slug, id, epicId, EPICS.get(epic % EPICS.size()), title));
        }
        return new SeededPlan(stories);
    }

    public List<Story> stories() {
        return stories;
    }

    /** The text of a sprint-status file. */
    public String statusText(Map<String, String> statuses) {
        StringBuilder text = new StringBuilder("project: parts-exchange\n\ndevelopment_status:\n");
        epics().forEach((epic, members) -> {
            boolean done = members.stream().allMatch(story -> "done".equals(statuses.get(story.key())));
            boolean begun = members.stream().anyMatch(story -> statuses.containsKey(story.key()));
            text.append("  epic-").append(epic).append(": ").append(done ? "done" : begun ? "in-progress" : "backlog");
            text.append('\n');
            members.forEach(story -> text.append("  ")
                    .append(story.key())
                    .append(": ")
                    .append(statuses.getOrDefault(story.key(), "backlog"))
                    .append('\n'));
            text.append("  epic-").append(epic).append("-retrospective: optional\n\n");
        });
        return text.toString();
    }

    /** The epics document, with a paragraph and acceptance criteria for each story. */
    public String epicsText() {
        StringBuilder text = new StringBuilder("# Parts exchange: epics\n");
        epics().forEach((epic, members) -> {
            text.append("\n## Epic ")
                    .append(epic)
                    .append(": ")
                    .append(members.get(0).epicTitle());
            text.append("\n\nWhat a workshop needs of it from day to day.\n");
            members.forEach(story -> text.append("\n### Story ")
                    .append(story.id().replaceFirst("-(?=\\d+$)", "."))
                    .append(": ")
                    .append(story.title())
                    .append(CRITERIA));
        });
        return text.toString();
    }

    /** Writes both documents and the files of the stories that have been worked on. */
    public void writeTo(Path planning, Path implementation, Map<String, String> statuses) throws IOException {
        Files.createDirectories(planning);
        Files.createDirectories(implementation);
        Files.writeString(planning.resolve("epics.md"), epicsText());
        Files.writeString(implementation.resolve("sprint-status.yaml"), statusText(statuses));
        for (Story story : stories) {
            if (statuses.containsKey(story.key())) {
                Files.writeString(
                        implementation.resolve(story.key() + ".md"),
                        "# Story " + story.id() + ": " + story.title() + "\n\nStatus: " + statuses.get(story.key())
                                + "\n\n## Acceptance criteria\n\n1. It answers within a second.\n");
            }
        }
    }

    private Map<String, List<Story>> epics() {
        return stories.stream().collect(Collectors.groupingBy(Story::epicId, LinkedHashMap::new, Collectors.toList()));
    }
}
