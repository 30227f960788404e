package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.testkit.ApiRequest;
import dev.sprintrunner.testkit.Reply;
import dev.sprintrunner.testkit.Script;
import dev.sprintrunner.testkit.ScriptedTeam;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a sprint, brought about with the real Claude Code. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RealFailuresIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STORY = "1-1-scanner";
    private static final String NEXT_STORY = "1-2-parser";

    @TempDir
    Path temp;

    // The review loop

    @Test
    void blocksAStoryWhoseReviewsFindTheSameIssuesThreeTimes() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root())
                .answers("code-review-1", codeReview("CRITICAL", "Null check is missing", "src/scanner.txt"))
                .answers("code-review-2", codeReview("HIGH", "null check is missing!", "src/scanner.txt:14"))
                .answers("code-review-3", codeReview("LOW", "**Null check** is missing", "./src/scanner.txt"));
        try (RealSprint sprint = open(RealSprint.of(project, team))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(batch.cyclesCompleted()).isEqualTo(1);
            assertThat(sprint.commands())
                    .containsExactly(
                            "code-review-1|1-1|completed",
                            "code-review-2|1-1|completed",
                            "code-review-3|1-1|completed");
            assertThat(story(sprint)).containsExactly("1-1-scanner|blocked|same issues three times");
            assertThat(project.status(STORY)).isEqualTo("blocked");
            assertThat(project.commits()).containsExactly("Plan the sprint");
        }
    }

    @Test
    void blocksAStoryAfterTheLastReviewThatIsAllowed() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        for (int attempt = 1; attempt <= 4; attempt++) {
            team.answers("code-review-" + attempt, Verdicts.codeReview("CRITICAL", "Defect number " + attempt));
        }
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("max_code_review_attempts: 4"))) {
            sprint.runAll();

            assertThat(sprint.engine.query("select command, attempt, model like 'claude-haiku-%' from commands"))
                    .containsExactly(
                            "code-review-1|1|0", "code-review-2|2|1", "code-review-3|3|1", "code-review-4|4|1");
            assertThat(story(sprint)).containsExactly("1-1-scanner|blocked|4 reviews");
            assertThat(project.status(STORY)).isEqualTo("blocked");
        }
    }

    @Test
    void acceptsAThirdReviewWithoutCriticalIssues() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root())
                .answers("code-review-1", Verdicts.codeReview("LOW", "A typing error"))
                .answers("code-review-2", Verdicts.codeReview("CRITICAL", "A race"))
                .answers("code-review-3", Verdicts.codeReview("HIGH", "A slow loop"));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            sprint.runAll();

            assertThat(sprint.commands())
                    .containsExactly(
                            "code-review-1|1-1|completed",
                            "code-review-2|1-1|completed",
                            "code-review-3|1-1|completed");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted");
        }
    }

    // Answers

    @Test
    void takesAnAnswerWithoutAVerdictForAFailureAndAsksAgain() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("code-review-1", inSessions(request -> Reply.text("Looks fine to me."), usual(team)));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            sprint.runAll();

            assertThat(sprint.engine.query("select command, attempt, status, failure_kind, failure from commands"))
                    .containsExactly(
                            "code-review-1|1|failed|ordinary|the answer has no verdict",
                            "code-review-1|1|completed|null|null");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted");
            assertThat(reviews(sprint)).isEqualTo(1);
        }
    }

    @Test
    void takesAContradictingVerdictForAFailureAndAsksAgain() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        ObjectNode contradicting = Verdicts.codeReview("HIGH", "A race").put("highest_severity", "NONE");
        team.on("code-review-1", inSessions(request -> Reply.structured(contradicting), usual(team)));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            sprint.runAll();

            assertThat(sprint.engine.query("select command, attempt, status from commands"))
                    .containsExactly("code-review-1|1|failed", "code-review-1|1|completed");
            assertThat(sprint.engine.query("select failure from commands where status = 'failed'"))
                    .singleElement()
                    .asString()
                    .startsWith("the verdict contradicts itself: ");
            assertThat(reviews(sprint)).isEqualTo(1);
        }
    }

    @Test
    void readsMarkersWhereTheProgramOffersNoStructuredOutput() throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "backlog")
                .story(STORY, "backlog")
                .create();
        ScriptedTeam team = new ScriptedTeam(project.root());
        says(team, "create-story", "The story stands.\n\n[TECH-SPEC-DECISION: SKIP] 1-1 is small");
        says(team, "story-review-1", "[CRITICAL-ISSUES-FOUND: NO]");
        says(team, "code-review-1", "Issues: 0 CRITICAL, 1 HIGH, 0 MEDIUM, 0 LOW\n\n**HIGHEST SEVERITY: HIGH**");
        says(team, "code-review-2", "ZERO ISSUES");
        team.on(
                "batch-commit",
                request -> request.turn() == 0
                        ? Reply.bash(
                                "git add -A && git commit -q -m 'feat(1): implement stories 1-1' && git rev-parse HEAD")
                        : Reply.text("[COMMIT-SUCCESS: " + request.toolResults().strip() + "]"));
        try (RealSprint sprint = open(RealSprint.of(project, team).program(withoutSchemas()))) {
            sprint.runAll();

            assertThat(sprint.api.requests(request -> request.offers("StructuredOutput")))
                    .isEmpty();
            assertThat(sprint.commands())
                    .containsExactly(
                            "create-story|1-1|completed",
                            "story-discovery|1-1|completed",
                            "story-review-1|1-1|completed",
                            "dev-story|1-1|completed",
                            "code-review-1|1-1|completed",
                            "code-review-2|1-1|completed",
                            "batch-commit|1-1|completed");
            assertThat(sprint.engine.query("select tech_spec, status from stories"))
                    .containsExactly("SKIP|done");
            assertThat(sprint.engine.query("select json_extract(verdict, '$.highest_severity') from commands"
                            + " where command like 'code-review-%' order by id"))
                    .containsExactly("HIGH", "NONE");
            assertThat(sprint.engine.query(
                            "select json_extract(verdict, '$.commit') from commands where command = 'batch-commit'"))
                    .containsExactly(project.git("rev-parse", "HEAD"));
        }
    }

    // Trouble of the API

    @Test
    void goesOnInTheSameSessionAfterAnOverload() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on(
                "code-review-1",
                request -> isResumed(request)
                        ? usual(team).next(request)
                        : request.turn() == 0 ? Reply.bash("echo looking") : Reply.status(529));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            BatchRow batch = sprint.runAll();

            assertThat(sprint.engine.query("select command, attempt, status, failure_kind, resumed from commands"))
                    .containsExactly("code-review-1|1|failed|transient|0", "code-review-1|1|completed|null|1");
            assertThat(sprint.engine.query("select count(distinct session_id) from commands"))
                    .containsExactly("1");
            ApiRequest resumed = sprint.api.requests(RealFailuresIT::isResumed).get(0);
            assertThat(resumed.body().path("messages").toString()).contains("echo looking");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted");
            assertThat(warnings(sprint)).containsExactly("retry");
            assertThat(sprint.engine.replay(batch.id()).slots()).isEmpty();
        }
    }

    @Test
    void countsAnOverloadAsAFailureOnlyWhenItsRetriesAreUsedUp() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("code-review-1", request -> Reply.status(529));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("retry_max_attempts: 1"))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(sprint.engine.query("select failure_kind, resumed from commands order by id"))
                    .containsExactly(
                            "transient|0", "transient|1",
                            "transient|0", "transient|1",
                            "transient|0", "transient|1");
            assertThat(story(sprint))
                    .singleElement()
                    .asString()
                    .startsWith("1-1-scanner|blocked|three failures in a row, the last: The API is overloaded");
        }
    }

    @Test
    void endsTheOtherAgentWhenOneCannotGoOnForAReasonThatMeetsAll() throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "backlog")
                .story(STORY, "backlog")
                .create();
        CountDownLatch discoveryAsked = new CountDownLatch(1);
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("story-discovery", request -> {
            discoveryAsked.countDown();
            return Reply.hang();
        });
        team.on("create-story", request -> Reply.status(401).heldBy(discoveryAsked));
        try (RealSprint sprint = open(RealSprint.of(project, team))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("error");
            assertThat(sprint.commands()).containsExactly("create-story|1-1|failed", "story-discovery|1-1|interrupted");
            assertThat(sprint.survivors()).isEmpty();
            assertThat(project.status(STORY)).isEqualTo("backlog");
        }
    }

    @Test
    void endsTheBatchAtOnceWhenTheSignInIsRefused() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("code-review-1", request -> Reply.status(401, "invalid x-api-key", Map.of()));
        try (RealSprint sprint = open(RealSprint.of(project, team))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("error");
            assertThat(batch.reason())
                    .startsWith("Claude Code is not signed in, or its sign-in was refused")
                    .contains("/login", "ANTHROPIC_API_KEY");
            assertNobodyIsBlamed(sprint, project);
        }
    }

    @Test
    void endsTheBatchAtOnceWhenThereIsNoSuchModel() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("code-review-1", request -> Reply.status(404, "model: claude-fancy-9", Map.of()));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("models: {default: claude-fancy-9}"))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("error");
            assertThat(batch.reason())
                    .startsWith("There is no such model for this account")
                    .contains("models and small_model in the settings");
            assertNobodyIsBlamed(sprint, project);
        }
    }

    private static void assertNobodyIsBlamed(RealSprint sprint, TestProject project) {
        assertThat(sprint.commands()).containsExactly("code-review-1|1-1|failed");
        assertThat(sprint.engine.query("select failure_kind from commands")).containsExactly("fatal");
        assertThat(sprint.engine.messages("error")).hasSize(1);
        assertThat(sprint.engine.query("select story_key, status, ended_at from stories"))
                .containsExactly("1-1-scanner|review|null");
        assertThat(project.status(STORY)).isEqualTo("review");
    }

    @Test
    void waitsUntilTheUsageLimitResetsAndGoesOnInTheSameSession() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        AtomicLong resetSecond = new AtomicLong();
        team.on("code-review-1", request -> {
            if (isResumed(request)) {
                return usual(team).next(request);
            }
            if (request.turn() == 0) {
                return Reply.bash("echo looking");
            }
            Instant reset = Clock.systemUTC().instant().plusSeconds(4);
            resetSecond.set(reset.getEpochSecond());
            return Reply.usageLimit(reset);
        });
        RealSprint.Builder builder = RealSprint.of(project, team)
                .account(RealSprint.Account.SUBSCRIPTION)
                .setting("commit_mode: off");
        try (RealSprint sprint = open(builder)) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(sprint.engine.query("select command, attempt, status, failure_kind, resumed from commands"))
                    .containsExactly("code-review-1|1|failed|usage_limit|0", "code-review-1|1|completed|null|1");
            assertThat(sprint.engine.query("select count(distinct session_id) from commands"))
                    .containsExactly("1");
            long resetAt = resetSecond.get() * 1000;
            assertThat(sprint.engine.query(
                            "select reason, until >= %1$d, until <= max(%1$d, started_at) + 6000, ended_at >= until from waits"
                                    .formatted(resetAt)))
                    .containsExactly("usage limit|1|1|1");
            assertThat(sprint.engine.messages("batch:waiting"))
                    .containsExactly("waiting for the usage limit to reset", "the wait is over");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted");
            assertThat(warnings(sprint)).isEmpty();
        }
    }

    @Test
    void goesOnBeforeTheResetWhenSomebodyTriesNow() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        Instant reset = Clock.systemUTC().instant().plus(Duration.ofHours(3));
        team.on("code-review-1", request -> isResumed(request) ? usual(team).next(request) : Reply.usageLimit(reset));
        RealSprint.Builder builder = RealSprint.of(project, team)
                .account(RealSprint.Account.SUBSCRIPTION)
                .setting("commit_mode: off");
        try (RealSprint sprint = open(builder)) {
            long id = sprint.engine.orchestrator.start(new BatchRequest(null, List.of(), null));
            Event waiting = sprint.engine.await(event -> event.type().equals("batch:waiting"));
            sprint.engine.orchestrator.tryNow();

            assertThat(waiting.payload().path("until").asLong()).isGreaterThanOrEqualTo(reset.getEpochSecond() * 1000);
            assertThat(sprint.engine.orchestrator.await(id).status()).isEqualTo("completed");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted");
        }
    }

    // Failures of agents

    @Test
    void blocksAStoryAfterThreeFailuresAndGoesOnWithTheNext() throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "in-progress")
                .story(STORY, "ready-for-dev")
                .story(NEXT_STORY, "review")
                .create();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on("dev-story", STORY, request -> Reply.text("I have thought about it."));
        try (RealSprint sprint = open(RealSprint.of(project, team))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(sprint.commands())
                    .containsExactly(
                            "dev-story|1-1|failed",
                            "dev-story|1-1|failed",
                            "dev-story|1-1|failed",
                            "code-review-1|1-2|completed",
                            "batch-commit|1-2|completed");
            assertThat(story(sprint).get(0))
                    .startsWith("1-1-scanner|blocked|three failures in a row, the last: it changed nothing");
            assertThat(story(sprint).get(1)).isEqualTo("1-2-parser|done|accepted");
            assertThat(project.status(STORY)).isEqualTo("blocked");
            assertThat(project.status(NEXT_STORY)).isEqualTo("done");
            assertThat(project.commits().get(0)).isEqualTo("feat(1): implement stories 1-2");
        }
    }

    @Test
    void warnsOfDeniedPermissionsAndCountsThem() throws Exception {
        TestProject project = storyInReview();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on(
                "code-review-1",
                request -> request.turn() == 0
                        ? Reply.bash("touch unwanted.txt")
                        : Reply.structured(Verdicts.codeReview("NONE")));
        RealSprint.Builder builder = RealSprint.of(project, team)
                .setting("commit_mode: off")
                .setting("permission_mode: default")
                .setting("allowed_tools: [Read]");
        try (RealSprint sprint = open(builder)) {
            sprint.runAll();

            assertThat(sprint.engine.query("select status, permission_denials from commands"))
                    .containsExactly("completed|1");
            assertThat(sprint.engine.messages("batch:warning"))
                    .containsExactly("code-review-1 was denied 1 permission, the first for Bash;"
                            + " see allowed_tools and permission_mode in the settings");
            assertThat(project.root().resolve("unwanted.txt")).doesNotExist();
        }
    }

    // The sprint-status file

    @Test
    void setsAPrematureDoneBack() throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "in-progress")
                .story(STORY, "ready-for-dev")
                .create();
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on(
                "dev-story",
                request -> request.turn() == 0
                        ? Reply.bash(
                                "mkdir -p src && echo code > src/scanner.txt && sed -i.bak 's/%1$s: .*/%1$s: done/' '%2$s' && rm '%2$s.bak'"
                                        .formatted(STORY, project.statusFile()))
                        : Reply.text("It is done."));
        List<String> seenByReview = new ArrayList<>();
        team.on("code-review-1", request -> {
            seenByReview.add(project.status(STORY));
            return usual(team).next(request);
        });
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            sprint.runAll();

            assertThat(sprint.commands()).containsExactly("dev-story|1-1|completed", "code-review-1|1-1|completed");
            assertThat(seenByReview).containsOnly("review");
            assertThat(sprint.engine.query("""
                    select json_extract(payload, '$.old_status'), status, json_extract(payload, '$.reason')
                    from events where event_type = 'story:status' order by id"""))
                    .containsExactly(
                            "ready-for-dev|in-progress|development begins",
                            "done|review|developed; the file had been changed to done",
                            "review|done|accepted");
        }
    }

    @Test
    void restoresASprintStatusFileThatAnAgentOverwrote() throws Exception {
        TestProject project = storyInReview();
        byte[] original = Files.readAllBytes(project.statusFile());
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.on(
                "code-review-1",
                request -> request.turn() == 0
                        ? Reply.bash("printf '# Sprint status\\n\\nAll is well.\\n' > '" + project.statusFile() + "'")
                        : Reply.structured(Verdicts.codeReview("NONE")));
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: off"))) {
            BatchRow batch = sprint.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(Files.readString(project.statusFile()))
                    .isEqualTo(
                            new String(original, StandardCharsets.UTF_8).replace(STORY + ": review", STORY + ": done"));
            assertThat(warnings(sprint)).containsExactly("sprint_status");
            assertThat(sprint.engine.messages("batch:warning").get(0))
                    .contains("was broken by an agent and has been restored");
            assertThat(project.root().resolve(".sprint-runner/sprint-status.broken.yaml"))
                    .hasContent("# Sprint status\n\nAll is well.\n");
        }
    }

    // Stop

    @Test
    void resumesTheSessionThatWasStoppedInMidDevelopment() throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "in-progress")
                .story(STORY, "review")
                .story(NEXT_STORY, "ready-for-dev")
                .create();
        ScriptedTeam team = new ScriptedTeam(project.root());
        String strayProcess = "mkdir -p src && echo half > src/half.txt && (nohup sleep 600 >/dev/null 2>&1 &)";
        team.on(
                "dev-story",
                request -> isResumed(request)
                        ? usual(team).next(request)
                        : request.turn() == 0 ? Reply.bash(strayProcess) : Reply.hang());
        try (RealSprint sprint = open(RealSprint.of(project, team).setting("commit_mode: native"))) {
            long id = sprint.engine.orchestrator.start(new BatchRequest(null, List.of(), null));
            sprint.api.awaitRequest(request -> request.isFor("dev-story", NEXT_STORY) && request.turn() == 1, LIMIT);
            assertThat(sprint.survivors())
                    .anySatisfy(process -> assertThat(process).contains("sleep"));
            sprint.engine.orchestrator.stop(StopMode.NOW);
            BatchRow stopped = sprint.engine.orchestrator.await(id);

            assertThat(stopped.status()).isEqualTo("stopped");
            assertThat(sprint.commands()).containsExactly("code-review-1|1-1|completed", "dev-story|1-2|interrupted");
            assertThat(sprint.survivors()).isEmpty();
            assertThat(project.status(NEXT_STORY)).isEqualTo("in-progress");

            sprint.engine.orchestrator.resume(id);
            BatchRow completed = sprint.engine.orchestrator.await(id);

            assertThat(completed.status()).isEqualTo("completed");
            assertThat(sprint.engine.query("select command, status, attempt, resumed from commands order by id"))
                    .containsExactly(
                            "code-review-1|completed|1|0",
                            "dev-story|interrupted|1|0",
                            "dev-story|completed|1|1",
                            "code-review-1|completed|1|0",
                            "batch-commit|completed|1|0");
            assertThat(sprint.engine.query(
                            "select count(distinct session_id) from commands where command = 'dev-story'"))
                    .containsExactly("1");
            ApiRequest resumed = sprint.api.requests(RealFailuresIT::isResumed).get(0);
            assertThat(resumed.prompt())
                    .startsWith("sprint-command: dev-story; stories: 1-2-parser; epic: 1; attempt: 1\n");
            assertThat(resumed.body().path("messages").toString()).contains("echo half");
            assertThat(story(sprint)).containsExactly("1-1-scanner|done|accepted", "1-2-parser|done|accepted");
            assertThat(project.git("show", "--name-only", "--format=").lines())
                    .contains("src/half.txt", "src/1-2-parser.txt");
            assertThat(sprint.survivors()).isEmpty();
        }
    }

    // Helpers

    private TestProject storyInReview() {
        return TestProject.in(temp.resolve("project"))
                .epic("1", "in-progress")
                .story(STORY, "review")
                .create();
    }

    private RealSprint open(RealSprint.Builder builder) throws IOException {
        return builder.open(temp.resolve("home"));
    }

    private static List<String> story(RealSprint sprint) {
        return sprint.engine.query("select story_key, status, reason from stories order by id");
    }

    /** How many code reviews were answered, and so count as attempts. */
    private static int reviews(RealSprint sprint) {
        return sprint.engine
                .query("select id from commands where command like 'code-review-%' and verdict is not null")
                .size();
    }

    private static List<String> warnings(RealSprint sprint) {
        return sprint.engine.query("select json_extract(payload, '$.warning_type') from events"
                + " where event_type = 'batch:warning' order by id");
    }

    private static boolean isResumed(ApiRequest request) {
        return request.prompt().contains("Go on where you were interrupted");
    }

    private static Script usual(ScriptedTeam team) {
        return request -> team.usualJob(request.command().orElseThrow(), request);
    }

    /** One script for the first session that asks, another for all later ones. */
    private static Script inSessions(Script first, Script later) {
        List<String> sessions = new ArrayList<>();
        return request -> {
            synchronized (sessions) {
                if (sessions.isEmpty()) {
                    sessions.add(request.session());
                }
                return (sessions.contains(request.session()) ? first : later).next(request);
            }
        };
    }

    /** The usual job with words instead of a verdict. */
    private static void says(ScriptedTeam team, String command, String words) {
        team.on(command, request -> request.turn() == 0 ? usual(team).next(request) : Reply.text(words));
    }

    private static ObjectNode codeReview(String severity, String title, String file) {
        ObjectNode verdict = Verdicts.codeReview(severity, title);
        ((ObjectNode) verdict.path("issues").path(0)).put("file", file);
        return verdict;
    }

    /** Claude Code as it was before it knew {@code --json-schema}. */
    private Path withoutSchemas() throws IOException {
        Path wrapper = Files.writeString(temp.resolve("old-claude"), """
                #!/bin/sh
                for argument do
                  shift
                  if [ "$argument" = --json-schema ]; then skip=yes
                  elif [ "$skip" = yes ]; then skip=no
                  else set -- "$@" "$argument"
                  fi
                done
                exec "$REAL_CLAUDE" "$@"
                """);
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
        return wrapper;
    }
}
