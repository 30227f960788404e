package dev.sprintrunner.dashboard.scene;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.testkit.FakeAgent;
import dev.sprintrunner.testkit.FakeAgent.Behaviour;
import dev.sprintrunner.testkit.SeededPlan.Story;
import dev.sprintrunner.testkit.Verdicts;
import java.time.Instant;
import java.util.List;

/**
 * What the agents of the scene do: a first cycle that goes well; a second with a review in the background, whose first
 * story ends up blocked. It stops before {@link #REVIEWED} and {@link #DEVELOPED} until those gates are opened.
 */
final class Team {
    static final String REVIEWED = "reviewed";
    static final String DEVELOPED = "developed";
    static final String FIRST_STOP = "The archive keeps the newest run; now the limit.";
    static final String BACKGROUND_STOP = "Grep archived src/main/java";
    static final String SECOND_STOP = "Only the owner may share a search; the rule goes into one place.";

    /** The shell that tells the scene's time, beside the agent's. */
    static final String CLOCK = "clock.sh";

    private static final String TIMED = """
            . "$here/%s"
            emit() {
                sed -e "s/@SESSION@/$session/g" -e "s/@HASH@/$hash/" -e "s/%s/$(. "$here/%s"; at)/" "$here/$1.ndjson"
            }
            """.formatted(CLOCK, AgentLines.TIME, CLOCK);
    private static final String OPUS = "claude-opus-4-5";
    private static final String HAIKU = "claude-haiku-4-5";
    private static final String ISSUE = "An archived search still counts against the limit of 50";
    private static final List<String> ARCHIVE_TODOS = List.of(
            "Read the story and the tech-spec",
            "Archive searches nobody ran for 90 days",
            "Bring one back when it is run again",
            "Leave archived ones out of the limit",
            "Tests for the boundaries of 90 days",
            "Lint",
            "Check the acceptance criteria");
    private static final List<String> RIGHTS_TODOS =
            List.of("Read the story", "Owner, reader and editor", "Refuse with a reason", "Tests", "Lint");

    private final FakeAgent agent;
    private final List<Story> stories;
    private final Instant limitResets;

    /** @param stories the four they work on, in order */
    Team(FakeAgent agent, List<Story> stories, Instant limitResets) {
        this.agent = agent;
        this.stories = stories;
        this.limitResets = limitResets;
    }

    void learn() {
        documents();
        firstCycle();
        archive();
        rights();
    }

    private void documents() {
        for (int call = 1; call <= 2; call++) {
            AgentLines lines = new AgentLines(OPUS);
            ObjectNode decisions = Verdicts.techSpecs("SKIP", List.of(id(2 * call - 1), id(2 * call)));
            if (call == 2) {
                ((ObjectNode) decisions.at("/stories/0")).put("tech_spec", "REQUIRED");
            }
            work(
                            on("create-story", call),
                            1.1,
                            lines.init(),
                            lines.usageLimit(0.31 + 0.2 * call, limitResets),
                            lines.task("analyze", "start", "Epic 21 and the architecture"),
                            lines.calls("Read", "file_path", "_bmad-output/planning-artifacts/epics.md"))
                    .runs(story(2 * call - 1))
                    .runs(story(2 * call))
                    .prints(lines.verdict(decisions, 0.41 + 0.06 * call));
        }
        AgentLines scout = new AgentLines(OPUS);
        work(on("story-discovery"), 0.8, scout.init(), scout.calls("Grep", "pattern", "SavedSearch"))
                .takesEffect()
                .prints(scout.result("Found what both stories touch.", 0.22));
        AgentLines reviewer = new AgentLines(OPUS);
        work(on("story-review-1", 1), 0.7, reviewer.init()).prints(reviewer.verdict(Verdicts.review(), 0.13));
        work(on("story-review-1", 2), 0.9, reviewer.init(), reviewer.says("Two criteria contradict each other."))
                .prints(reviewer.verdict(Verdicts.review("Two criteria contradict each other"), 0.19));
        AgentLines chain = new AgentLines(HAIKU);
        work(
                        on("story-review-2"),
                        0.3,
                        chain.init(),
                        chain.task("analyze", "start", "Both stories against the tech-spec"),
                        chain.calls(
                                "Read",
                                "file_path",
                                "_bmad-output/implementation-artifacts/tech-spec-21-3-archive-old-saved-searches.md"),
                        chain.answered("# Tech-spec: archive old saved searches", false))
                .awaits("background")
                .prints(chain.calls("Grep", "pattern", "archived src/main/java"))
                .awaits(REVIEWED)
                .prints(chain.verdict(Verdicts.review(), 0.03));
        AgentLines architect = new AgentLines(OPUS);
        work(on("create-tech-spec"), 1.2, architect.init(), architect.says("A column and a nightly job; no queue."))
                .takesEffect()
                .prints(architect.result("The tech-spec is written.", 0.52));
        work(on("tech-spec-review-1"), 0.8, architect.init()).prints(architect.verdict(Verdicts.review(), 0.16));
    }

    private void firstCycle() {
        AgentLines developer = new AgentLines(OPUS);
        work(
                        on("dev-story", 1),
                        1.6,
                        developer.init(),
                        developer.task("implement", "start", "An audit entry for each change"))
                .runs(Sources.AUDIT)
                .prints(developer.result("Done.", 1.12));
        work(
                        on("dev-story", 2),
                        1.4,
                        developer.init(),
                        developer.task("implement", "start", "Sorting in the query, not in memory"))
                .runs(Sources.SORTING)
                .prints(developer.result("Done.", 0.87));
        AgentLines reviewer = new AgentLines(OPUS);
        review(1, 1, reviewer.verdict(Verdicts.codeReview("MEDIUM", "An entry without its author"), 0.28));
        review(1, 2, reviewer.verdict(Verdicts.codeReview("NONE"), 0.24));
        review(2, 1, new AgentLines(HAIKU).verdict(Verdicts.codeReview("NONE"), 0.05));
        AgentLines committer = new AgentLines(OPUS);
        ObjectNode committed = JsonNodeFactory.instance
                .objectNode()
                .put("outcome", "committed")
                .put("commit", "@HASH@");
        work(on("batch-commit"), 0.5, committer.init())
                .runs("git add -A && git commit -q -m 'feat(21): audit log, filters and sorting of saved searches'")
                .runs("hash=$(git rev-parse HEAD)")
                .prints(committer.verdict(committed, 0.07));
    }

    private void archive() {
        AgentLines lines = new AgentLines(OPUS);
        Behaviour developer = on("dev-story", 3);
        work(
                        developer,
                        0.5,
                        lines.init(),
                        lines.usageLimit(0.62, limitResets),
                        lines.task("setup", "start", "Story, tech-spec and discovery"),
                        lines.plans(ARCHIVE_TODOS, 0),
                        lines.answered("Todos have been modified successfully.", false),
                        lines.calls(
                                "Read",
                                "file_path",
                                "_bmad-output/implementation-artifacts/tech-spec-21-3-archive-old-saved-searches.md"),
                        lines.answered("# Tech-spec: archive old saved searches\n\n…", false),
                        lines.task("setup", "end", "Three files, one migration"),
                        lines.task("implement", "start", "Archive after 90 days"),
                        lines.says(Sources.PLAN),
                        lines.calls("Read", "file_path", Sources.SEARCHES),
                        lines.answered(Sources.SEARCHES_BEFORE, false),
                        lines.edits(Sources.SEARCHES, "this.limit = 50;", "this.limit = limit;"),
                        lines.answered("The file " + Sources.SEARCHES + " has been updated.", false))
                .runs(Sources.ARCHIVE);
        work(
                        developer,
                        0.5,
                        lines.plans(ARCHIVE_TODOS, 3),
                        lines.answered("Todos have been modified successfully.", false),
                        lines.calls("Write", "file_path", Sources.ARCHIVE_CLASS),
                        lines.answered("File created successfully at: " + Sources.ARCHIVE_CLASS, false),
                        lines.calls("Bash", "command", "mvn -q test -Dtest=SearchArchiveTest"),
                        lines.answered(Sources.FAILED_TEST, true),
                        lines.says(
                                "A search that ran exactly 90 days ago is archived a day early: `isBefore`, not `!isAfter`."),
                        lines.edits(Sources.ARCHIVE_CLASS, "!lastRun.isAfter(oldest)", "lastRun.isBefore(oldest)"),
                        lines.answered("The file " + Sources.ARCHIVE_CLASS + " has been updated.", false),
                        lines.calls("Bash", "command", "mvn -q test -Dtest=SearchArchiveTest"),
                        lines.answered("Tests run: 9, Failures: 0, Errors: 0, Skipped: 0", false),
                        lines.plans(ARCHIVE_TODOS, 4),
                        lines.answered("Todos have been modified successfully.", false),
                        lines.says(FIRST_STOP))
                .awaits(DEVELOPED)
                .prints(lines.result("Done.", 1.34));
        for (int attempt = 1; attempt <= 3; attempt++) {
            AgentLines reviewer = new AgentLines(attempt == 1 ? OPUS : HAIKU);
            String verdict = reviewer.verdict(Verdicts.codeReview("HIGH", ISSUE), attempt == 1 ? 0.31 : 0.06);
            review(attempt, attempt == 1 ? 3 : attempt == 2 ? 2 : 1, verdict);
        }
    }

    private void rights() {
        AgentLines lines = new AgentLines(OPUS);
        work(
                        on("dev-story", 4),
                        0.5,
                        lines.init(),
                        lines.usageLimit(0.71, limitResets),
                        lines.task("setup", "start", "Story and discovery"),
                        lines.plans(RIGHTS_TODOS, 0),
                        lines.answered("Todos have been modified successfully.", false),
                        lines.calls("Read", "file_path", Sources.SEARCHES),
                        lines.task("implement", "start", "Who may see and change a search"),
                        lines.calls("Grep", "pattern", "Role src/main/java/exchange/users"),
                        lines.plans(RIGHTS_TODOS, 2),
                        lines.answered("Todos have been modified successfully.", false),
                        lines.calls("Write", "file_path", "src/main/java/exchange/search/SearchRights.java"),
                        lines.answered("File created successfully.", false),
                        lines.says(SECOND_STOP),
                        lines.calls("Edit", "file_path", Sources.SEARCHES))
                .awaits("end");
    }

    private void review(int attempt, int call, String verdict) {
        AgentLines lines = new AgentLines(attempt == 1 ? OPUS : HAIKU);
        work(
                        on("code-review-" + attempt, call),
                        0.6,
                        lines.init(),
                        lines.task("analyze", "start", "The change against the acceptance criteria"),
                        lines.calls("Bash", "command", "git diff --stat HEAD"))
                .prints(verdict);
    }

    private Behaviour on(String command, int call) {
        return agent.on(command, call).runs(TIMED);
    }

    private Behaviour on(String command) {
        return agent.on(command).runs(TIMED);
    }

    /** Prints one line after the other, with so many seconds of real time between them. */
    private static Behaviour work(Behaviour behaviour, double pause, String... lines) {
        for (String line : lines) {
            behaviour.prints(line).runs("sleep " + pause);
        }
        return behaviour;
    }

    /** Shell that writes a story's file. */
    private String story(int number) {
        Story story = stories.get(number - 1);
        return "printf '# Story %s: %s\\n\\nStatus: ready-for-dev\\n' > \"$artifacts/%s.md\""
                .formatted(story.id(), story.title(), story.key());
    }

    private static String id(int story) {
        return "21-" + story;
    }
}
