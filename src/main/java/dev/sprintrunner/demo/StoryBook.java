package dev.sprintrunner.demo;

import dev.sprintrunner.demo.StoryScript.Development;
import dev.sprintrunner.demo.StoryScript.Documents;
import dev.sprintrunner.demo.StoryScript.Reviews;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scripts of the sample project's stories, and a plain one for any other story. */
final class StoryBook {
    private StoryBook() {}

    static StoryScript script(String key) {
        return switch (key) {
            case "1-2-height-at-any-time" -> TideStories.height(key);
            case "1-3-next-high-and-low-water" -> TideStories.next(key);
            case "2a-1-time-over-the-sill" -> PassageStories.sill(key);
            case "2a-2-springs-or-neaps" -> PassageStories.range(key);
            case "2b-1-weekly-tide-card" -> NoticeStories.card(key);
            case "2b-2-live-gauge-readings" -> NoticeStories.gauge(key);
            default -> plain(key);
        };
    }

    /** The documents of a scripted story, from its folder of resources. */
    static Documents documents(String key, String title, TechSpecNeed need, String reason) {
        return new Documents(
                title,
                need,
                reason,
                text(key, title, "story.md"),
                text(key, title, "discovery.md"),
                text(key, title, "tech-spec.md"));
    }

    /** Java files of a scripted story: programs first, tests after them. */
    static List<Step.Write> sources(String key, String name) {
        String folder = "stories/" + SprintCommand.shortId(key) + "/";
        return List.of(
                new Step.Write("src/slackwater/" + name + ".java", Resources.text(folder + name + ".java")),
                new Step.Write("test/slackwater/" + name + "Test.java", Resources.text(folder + name + "Test.java")));
    }

    /** Makes a command and a test class known to the program. */
    static List<Step.Edit> wiring(String command, String testClass) {
        String commands = "            // new commands go above this line\n";
        String tests = "        // new tests go above this line\n";
        return List.of(
                new Step.Edit("src/slackwater/Slackwater.java", commands, command.indent(12) + commands),
                new Step.Edit(
                        "test/slackwater/AllTests.java",
                        tests,
                        "        checks.run(\"" + testClass + "\", " + testClass + "::run);\n" + tests));
    }

    private static StoryScript plain(String key) {
        String title = titleOf(key);
        Documents documents = documents(key, title, TechSpecNeed.SKIP, "One note in one place.");
        Step.Write note = new Step.Write("docs/notes/" + key + ".md", text(key, title, "note.md"));
        Development development = new Development(
                List.of(note),
                List.of(),
                "ls docs/notes",
                key + ".md",
                Optional.empty(),
                false,
                "There is no script for this story, so a note has to do.",
                "Wrote a note about " + title + ".");
        return new StoryScript(
                key, documents, development, new Reviews(Review.clean(""), List.of(Review.clean(key + ".md"))));
    }

    private static String text(String key, String title, String name) {
        String id = SprintCommand.shortId(key);
        return Resources.find("stories/" + id + "/" + name)
                .orElseGet(() -> Resources.text("stories/any/" + name))
                .replace("{{id}}", id)
                .replace("{{key}}", key)
                .replace("{{title}}", title);
    }

    private static String titleOf(String key) {
        String id = SprintCommand.shortId(key);
        String slug = key.length() > id.length() ? key.substring(id.length() + 1) : key;
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
