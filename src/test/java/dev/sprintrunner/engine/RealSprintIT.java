package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.testkit.ApiRequest;
import dev.sprintrunner.testkit.Reply;
import dev.sprintrunner.testkit.ScriptedTeam;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.workflow.BatchOutcome;
import dev.sprintrunner.workflow.BatchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sprint of three stories in two epics, once through the real engine with the real Claude Code. Each test looks at
 * another part of what it left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSprintIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRUCTURED_OUTPUT = "StructuredOutput";
    private static final String CONTEXT = "Use plain text files.";
    private static final String LATER_CONTEXT = "Use XML.";

    private static final String STATUS_FILE = String.join(
            "\r\n",
            "\uFEFF# The harbour sprint; 1-1-scanner: backlog is planned first",
            "project: 'test'",
            "",
            "development_status:",
            "  epic-1: backlog   # lifted by its first story",
            "  1-1-scanner: \"backlog\"",
            "",
            "  # needs the scanner",
            "  1-2-parser:   backlog\t# later",
            "  epic-1-retrospective: optional",
            "  epic-2: in-progress",
            "  2-1-report: 'ready-for-dev'",
            "  2-2-export: deferred",
            "# the end without a line feed");

    private final CountDownLatch createAsked = new CountDownLatch(1);
    private final CountDownLatch discoveryAsked = new CountDownLatch(1);
    private final CountDownLatch developmentAsked = new CountDownLatch(1);
    private final CountDownLatch thirdReviewAsked = new CountDownLatch(1);
    private RealSprint sprint;
    private TestEngine engine;
    private BatchRow batch;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void runTheSprint(@TempDir Path temp) throws Exception {
        TestProject project = TestProject.in(temp.resolve("project"))
                .epic("1", "backlog")
                .story("1-1-scanner", "backlog")
                .story("1-2-parser", "backlog")
                .epic("2", "in-progress")
                .story("2-1-report", "ready-for-dev")
                .statusText(STATUS_FILE)
                .create();
        sprint = RealSprint.of(project, team(project))
                .setting("models: {default: sonnet}")
                .open(temp.resolve("home"));
        engine = sprint.engine;
        batch = sprint.runAll();
    }

    @AfterAll
    void close() {
        if (sprint != null) { // null when it could not be started, which the run says
            sprint.close();
        }
    }

    /**
     * Each of these gates would hold the sprint for ever if the engine ran one command after the other where it should
     * not: create-story and story-discovery wait for each other, the background review for the development that must
     * not wait for it.
     */
    private ScriptedTeam team(TestProject project) {
        ScriptedTeam team = new ScriptedTeam(project.root());
        team.answers("create-story", decisions());
        team.answers("story-review-1", Verdicts.review("No error cases are named"));
        team.answers("story-review-2", Verdicts.review("One error case is missing"));
        team.answers("code-review-1", "1-1-scanner", Verdicts.codeReview("HIGH", "The stream is never closed"));
        meet(team, "create-story", createAsked, discoveryAsked);
        meet(team, "story-discovery", discoveryAsked, createAsked);
        meet(team, "story-review-2", new CountDownLatch(1), developmentAsked);
        meet(team, "story-review-3", thirdReviewAsked, new CountDownLatch(0));
        team.on("dev-story", "1-1-scanner", request -> {
            if (request.turn() == 0) {
                write(project.contextFile(), LATER_CONTEXT);
            }
            developmentAsked.countDown();
            return team.usualJob(request.command().orElseThrow(), request).heldBy(thirdReviewAsked);
        });
        return team;
    }

    private static void meet(ScriptedTeam team, String command, CountDownLatch mine, CountDownLatch others) {
        team.on(command, request -> {
            mine.countDown();
            Reply job = team.usualJob(request.command().orElseThrow(), request);
            return job.heldBy(others);
        });
    }

    private static JsonNode decisions() {
        return parse("""
                {"stories": [
                  {"story": "1-1", "tech_spec": "SKIP", "reason": "small"},
                  {"story": "1-2", "tech_spec": "REQUIRED", "reason": "a grammar"}]}""");
    }

    // The run

    @Test
    void completesBothCycles() {
        assertThat(batch.status()).isEqualTo("completed");
        assertThat(batch.reason()).isNull();
        assertThat(batch.cyclesCompleted()).isEqualTo(2);
        assertThat(engine.messages("batch:warning")).isEmpty();
        assertThat(engine.messages("error")).isEmpty();
    }

    @Test
    void runsEachCommandOnceAndInOrder() {
        assertThat(sprint.commands())
                .containsExactly(
                        "create-story|1-1, 1-2|completed",
                        "story-discovery|1-1, 1-2|completed",
                        "story-review-1|1-1, 1-2|completed",
                        "story-review-2|1-1, 1-2|completed",
                        "create-tech-spec|1-2|completed",
                        "tech-spec-review-1|1-2|completed",
                        "dev-story|1-1|completed",
                        "story-review-3|1-1, 1-2|completed",
                        "code-review-1|1-1|completed",
                        "code-review-2|1-1|completed",
                        "dev-story|1-2|completed",
                        "code-review-1|1-2|completed",
                        "batch-commit|1-1, 1-2|completed",
                        "dev-story|2-1|completed",
                        "code-review-1|2-1|completed",
                        "batch-commit|2-1|completed");
    }

    @Test
    void createsAndDiscoversAtTheSameTime() {
        List<String> steps = commandEvents();

        assertThat(steps.subList(0, 2)).containsExactly("start create-story", "start story-discovery");
        assertThat(steps.subList(2, 4)).containsExactlyInAnyOrder("end create-story", "end story-discovery");
    }

    @Test
    void developsWhileABackgroundReviewIsStillRunning() {
        assertThat(commandEvents())
                .containsSubsequence("start story-review-2", "start dev-story", "end story-review-2");
        assertThat(engine.query("select task_type, status, story_key from background_tasks"))
                .containsExactly("story-review-2|completed|1-1-scanner", "story-review-3|completed|1-1-scanner");
        assertThat(engine.query("select command from commands where background = 1"))
                .containsExactly("story-review-2", "story-review-3");
    }

    // The project

    @Test
    void changesNothingButValuesInTheSprintStatusFile() throws IOException {
        String expected = STATUS_FILE
                .replace("epic-1: backlog ", "epic-1: in-progress ")
                .replace("\"backlog\"", "\"done\"")
                .replace("1-2-parser:   backlog\t", "1-2-parser:   done\t")
                .replace("'ready-for-dev'", "'done'");

        assertThat(Files.readAllBytes(sprint.project.statusFile()))
                .isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void changesEachStatusInOrder() {
        List<String> changes = engine.query("""
                select story_key || ': ' || json_extract(payload, '$.old_status') || ' -> '
                    || json_extract(payload, '$.new_status')
                from events where event_type = 'story:status' order by id""");

        assertThat(changes)
                .containsExactly(
                        "1-1-scanner: backlog -> ready-for-dev",
                        "1-2-parser: backlog -> ready-for-dev",
                        "1-1-scanner: ready-for-dev -> in-progress",
                        "1-1-scanner: in-progress -> review",
                        "1-1-scanner: review -> done",
                        "1-2-parser: ready-for-dev -> in-progress",
                        "1-2-parser: in-progress -> review",
                        "1-2-parser: review -> done",
                        "2-1-report: ready-for-dev -> in-progress",
                        "2-1-report: in-progress -> review",
                        "2-1-report: review -> done");
        assertThat(engine.messages("sprint:changed"))
                .containsOnlyOnce("epic-1 is in-progress: its first story was created");
    }

    @Test
    void commitsTheStoriesOfEachCycleTogether() {
        TestProject project = sprint.project;

        assertThat(project.commits())
                .containsExactly(
                        "feat(2): implement stories 2-1", "feat(1): implement stories 1-1, 1-2", "Plan the sprint");
        assertThat(project.git("show", "--name-only", "--format=", "HEAD~1").lines())
                .containsExactlyInAnyOrder(
                        "_bmad-output/implementation-artifacts/1-1-scanner-discovery-story.md",
                        "_bmad-output/implementation-artifacts/1-1-scanner.md",
                        "_bmad-output/implementation-artifacts/1-2-parser-discovery-story.md",
                        "_bmad-output/implementation-artifacts/1-2-parser.md",
                        "_bmad-output/implementation-artifacts/sprint-status.yaml",
                        "_bmad-output/implementation-artifacts/tech-spec-1-2-parser.md",
                        "_bmad-output/planning-artifacts/project-context.md",
                        "src/1-1-scanner.txt",
                        "src/1-2-parser.txt");
        assertThat(project.git("show", "HEAD~1:_bmad-output/implementation-artifacts/sprint-status.yaml"))
                .contains("1-1-scanner: \"done\"", "1-2-parser:   done", "2-1-report: 'ready-for-dev'");
        assertThat(project.git("show", "HEAD:src/2-1-report.txt")).isEqualTo("Code of 2-1-report");
        assertThat(project.git("status", "--porcelain")).isEmpty();
    }

    // The record

    @Test
    void recordsBatchAndStories() {
        assertThat(engine.query("select status, max_cycles, cycles_completed, ended_at >= started_at from batches"))
                .containsExactly("completed|null|2|1");
        assertThat(engine.query("select story_key, epic_id, status, cycle, entry, tech_spec, ended_at >= started_at"
                        + " from stories order by id"))
                .containsExactly(
                        "1-1-scanner|1|done|1|create|SKIP|1",
                        "1-2-parser|1|done|1|create|REQUIRED|1",
                        "2-1-report|2|done|2|development|null|1");
        assertThat(engine.query("select story_key, decision, reason from tech_spec_decisions order by story_key"))
                .containsExactly("1-1-scanner|SKIP|small", "1-2-parser|REQUIRED|a grammar");
    }

    @Test
    void recordsTheStoriesOfEachCommand() {
        assertThat(engine.query("""
                select c.command, count(*) from commands c join command_stories x on x.command_id = c.id
                where c.cycle = 1 group by c.id having count(*) = 2 order by c.id"""))
                .containsExactly(
                        "create-story|2",
                        "story-discovery|2",
                        "story-review-1|2",
                        "story-review-2|2",
                        "story-review-3|2",
                        "batch-commit|2");
    }

    @Test
    void usesTheSmallModelForBackgroundAndLaterReviews() {
        assertThat(engine.query("select distinct command from commands where model like 'claude-haiku-%' order by id"))
                .containsExactly("story-review-2", "story-review-3", "code-review-2");
        assertThat(engine.query("select count(*) from commands where model like 'claude-sonnet-%'"))
                .containsExactly("13");
        for (ApiRequest request : mainRequests()) {
            String command = request.command().orElseThrow().command();
            boolean small =
                    List.of("story-review-2", "story-review-3", "code-review-2").contains(command);
            assertThat(request.model()).as(command).startsWith(small ? "claude-haiku-" : "claude-sonnet-");
        }
    }

    @Test
    void runsEachCommandInASessionOfItsOwn() {
        List<String> recorded = engine.query("select session_id from commands order by id");

        assertThat(recorded).doesNotHaveDuplicates();
        assertThat(mainRequests().stream().map(ApiRequest::session).distinct())
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(engine.query("select distinct resumed, exit_code, cli_version is not null, pid > 0, odd_lines,"
                        + " permission_denials from commands"))
                .containsExactly("0|0|1|1|0|0");
    }

    @Test
    void recordsWhatEachRunSaysItHasUsed() {
        for (String row :
                engine.query("select files, cost_usd, input_tokens, output_tokens, num_turns from commands")) {
            String[] columns = row.split("\\|", -1);
            JsonNode result = last(transcript(columns[0]));

            assertThat(Double.parseDouble(columns[1]))
                    .as(row)
                    .isPositive()
                    .isCloseTo(result.path("total_cost_usd").asDouble(), within(1e-9));
            assertThat(Long.parseLong(columns[2]))
                    .as(row)
                    .isEqualTo(result.at("/usage/input_tokens").asLong())
                    .isGreaterThanOrEqualTo(100);
            assertThat(Long.parseLong(columns[3]))
                    .as(row)
                    .isEqualTo(result.at("/usage/output_tokens").asLong())
                    .isGreaterThanOrEqualTo(50);
            assertThat(Integer.parseInt(columns[4]))
                    .as(row)
                    .isEqualTo(result.path("num_turns").asInt());
        }
    }

    @Test
    void splitsTheWholeCostAndAllTokensAmongTheStories() {
        double ofCommands = Double.parseDouble(
                engine.query("select sum(cost_usd) from commands").get(0));
        List<String> parts = engine.query("select cost_usd from v_costs");

        assertThat(batch.costUsd()).isCloseTo(ofCommands, within(1e-9));
        assertThat(parts.stream().mapToDouble(Double::parseDouble).sum())
                .isCloseTo(ofCommands, within(parts.size() * 0.00005));
        assertThat(engine.replay(batch.id()).costUsd().doubleValue()).isCloseTo(ofCommands, within(1e-9));
        assertThat(engine.query("select sum(input_tokens), sum(output_tokens) from v_costs"))
                .isEqualTo(engine.query("select sum(input_tokens), sum(output_tokens) from commands"));
    }

    @Test
    void keepsVerdicts() {
        assertThat(engine.query("""
                select s.short_id, c.command, json_extract(c.verdict, '$.highest_severity')
                from commands c join stories s on s.id = c.story_id where c.command like 'code-review-%' order by c.id"""))
                .containsExactly(
                        "1-1|code-review-1|HIGH",
                        "1-1|code-review-2|NONE",
                        "1-2|code-review-1|NONE",
                        "2-1|code-review-1|NONE");
        assertThat(engine.query("""
                select json_extract(verdict, '$.commit') from commands where command = 'batch-commit' order by id"""))
                .containsExactly(sprint.project.git("rev-parse", "HEAD~1"), sprint.project.git("rev-parse", "HEAD"));
        assertThat(engine.query("select count(*) from commands where verdict is null and command not in"
                        + " ('dev-story', 'story-discovery', 'create-tech-spec')"))
                .containsExactly("0");
    }

    @Test
    void tellsEveryEventAsRecorded() {
        List<String> told = events().stream()
                .map(event -> event.id() + "|" + event.type() + "|" + event.message())
                .toList();

        assertThat(told).isEqualTo(engine.query("select id, event_type, message from events order by id"));
    }

    @Test
    void tellsEventsInOrder() {
        List<String> types = events().stream()
                .filter(event -> !isOfBackgroundReview(event))
                .map(Event::type)
                .filter(type -> !type.equals("command:progress") && !type.equals("sprint:changed"))
                .toList();
        String agent = "command:start,command:end,";
        String story = "story:status," + agent + "story:status,";

        assertThat(String.join(",", types) + ",")
                .isEqualTo("batch:start,context:fresh,cycle:start,"
                        + "command:start,command:start,command:end,command:end,story:status,story:status,"
                        + agent.repeat(3) // review, tech-spec and its review
                        + story + agent.repeat(2) + "story:status,"
                        + story + agent + "story:status,"
                        + agent + "cycle:end,cycle:start,"
                        + story + agent + "story:status,"
                        + agent + "cycle:end,batch:end,");
    }

    @Test
    void endsEveryCommandThatItStarted() {
        assertThat(engine.query("""
                select c.id from commands c
                where (select count(*) from events e where e.command_id = c.id and e.event_type = 'command:start') <> 1
                   or (select count(*) from events e where e.command_id = c.id and e.event_type = 'command:end') <> 1
                   or (select min(id) from events e where e.command_id = c.id) <> (select id from events e
                       where e.command_id = c.id and e.event_type in ('command:start', 'background:start') limit 1)""")).isEmpty();
        assertThat(engine.query("select event_type, count(*) from events where event_type like 'background:%'"
                        + " group by event_type order by event_type"))
                .containsExactly("background:end|2", "background:start|2");
    }

    @Test
    void recordsTheTasksThatAgentsReport() {
        assertThat(engine.query("""
                select task_id, status, story_key, message from events
                where event_type = 'command:progress' and payload ->> 'kind' = 'task'
                    and command = 'dev-story' and story_key = '2-1-report' order by id"""))
                .containsExactly(
                        "setup|start|2-1-report|setup start",
                        "setup|end|2-1-report|setup end",
                        "validate|start|2-1-report|validate start",
                        "validate|end|2-1-report|validate end");
        assertThat(
                        engine.query(
                                "select count(distinct command_id), count(*) from events"
                                        + " where event_type = 'command:progress' and payload ->> 'kind' = 'task' and task_id = 'setup'"))
                .containsExactly("16|32");
        assertThat(engine.query("select command, task_id from commands where task_id <> 'validate' or task_id is null"))
                .containsExactly("story-discovery|setup"); // its taxonomy has no such task
    }

    @Test
    void keepsEachTranscriptWhole() throws IOException {
        for (String row : engine.query("select files, session_id, transcript_offset from commands")) {
            String[] columns = row.split("\\|", -1);
            List<JsonNode> lines = transcript(columns[0]);

            assertThat(lines.get(0).path("subtype").asText()).as(row).isEqualTo("init");
            assertThat(lines)
                    .as(row)
                    .extracting(line -> line.path("session_id").asText())
                    .containsOnly(columns[1]);
            assertThat(last(lines).path("type").asText()).as(row).isEqualTo("result");
            assertThat(Files.size(file(columns[0]))).as(row).isEqualTo(Long.parseLong(columns[2]));
        }
    }

    @Test
    void comesToTheSameStateWhenTheFactsAreReplayed() {
        BatchState state = engine.replay(batch.id());

        assertThat(Objects.requireNonNull(state.end()).outcome()).isEqualTo(BatchOutcome.COMPLETED);
        assertThat(state.finished()).containsExactly("1-1-scanner", "1-2-parser", "2-1-report");
        assertThat(state.cyclesCompleted()).isEqualTo(2);
        assertThat(state.blocked()).isZero();
        assertThat(state.running()).isEmpty();
        assertThat(state.chains()).isEmpty();
        assertThat(state.slots()).isEmpty();
        assertThat(state.waits()).isEmpty();
    }

    @Test
    void leavesNoProcess() {
        assertThat(sprint.survivors()).isEmpty();
    }

    // What the agents were told

    @Test
    void beginsEveryPromptWithTheFixedLine() {
        assertThat(mainRequests().stream()
                        .filter(request -> request.turn() == 0)
                        .map(request -> request.prompt().lines().findFirst().orElseThrow()))
                .containsExactlyInAnyOrder(
                        "sprint-command: create-story; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: story-discovery; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: story-review-1; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: story-review-2; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 2",
                        "sprint-command: story-review-3; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 3",
                        "sprint-command: create-tech-spec; stories: 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: tech-spec-review-1; stories: 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: dev-story; stories: 1-1-scanner; epic: 1; attempt: 1",
                        "sprint-command: code-review-1; stories: 1-1-scanner; epic: 1; attempt: 1",
                        "sprint-command: code-review-2; stories: 1-1-scanner; epic: 1; attempt: 2",
                        "sprint-command: dev-story; stories: 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: code-review-1; stories: 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: batch-commit; stories: 1-1-scanner, 1-2-parser; epic: 1; attempt: 1",
                        "sprint-command: dev-story; stories: 2-1-report; epic: 2; attempt: 1",
                        "sprint-command: code-review-1; stories: 2-1-report; epic: 2; attempt: 1",
                        "sprint-command: batch-commit; stories: 2-1-report; epic: 2; attempt: 1");
    }

    @Test
    void tellsReviewersWhatTheLastReviewFound() {
        assertThat(first("story-review-2", "1-1-scanner").prompt()).contains("No error cases are named");
        assertThat(first("story-review-3", "1-1-scanner").prompt())
                .contains("No error cases are named", "One error case is missing");
        assertThat(first("code-review-2", "1-1-scanner").prompt()).contains("The stream is never closed");
        assertThat(first("code-review-1", "1-2-parser").prompt()).doesNotContain("The stream is never closed");
    }

    @Test
    void tellsTheCommitterWhatGitSays() {
        assertThat(first("batch-commit", "2-1-report").prompt()).contains("src/2-1-report.txt");
    }

    @Test
    void givesTheFrozenProjectContextToAllButTheCommit() {
        for (ApiRequest request : mainRequests()) {
            String command = request.command().orElseThrow().command();
            boolean given = !command.equals("batch-commit");
            assertThat(request.system().contains(CONTEXT)).as(command).isEqualTo(given);
            assertThat(request.system()).as(command).doesNotContain(LATER_CONTEXT);
        }
    }

    @Test
    void givesEachCommandTheFilesItNeeds() {
        String epic = "As a user, I want 1-1-scanner.";
        String story = "\n# Story 1-1-scanner\n";
        String secondStory = "\n# Story 1-2-parser\n";
        String discovery = "\n# Discovery for 1-1-scanner";
        String secondDiscovery = "\n# Discovery for 1-2-parser";
        String spec = "\n# Tech-spec of 1-2-parser";

        assertThat(files("create-story", "1-1-scanner")).contains(epic).doesNotContain(story);
        assertThat(files("story-discovery", "1-1-scanner")).contains(epic).doesNotContain(story);
        assertThat(files("story-review-1", "1-1-scanner"))
                .contains(story, secondStory, discovery, secondDiscovery)
                .doesNotContain(epic);
        assertThat(files("create-tech-spec", "1-2-parser"))
                .contains(secondStory, secondDiscovery)
                .doesNotContain(story, discovery);
        assertThat(files("tech-spec-review-1", "1-2-parser")).contains(secondStory, secondDiscovery, spec);
        assertThat(files("dev-story", "1-1-scanner")).contains(story, discovery).doesNotContain(secondStory, spec);
        assertThat(files("dev-story", "1-2-parser")).contains(secondStory, secondDiscovery, spec);
        assertThat(files("code-review-1", "1-2-parser"))
                .contains(secondStory, spec)
                .doesNotContain(secondDiscovery);
        assertThat(files("dev-story", "2-1-report")).contains("\n# Story 2-1-report\n");
    }

    @Test
    void asksForAVerdictWhereThereIsOneToGive() {
        for (ApiRequest request : mainRequests()) {
            String command = request.command().orElseThrow().command();
            boolean asked =
                    !List.of("dev-story", "story-discovery", "create-tech-spec").contains(command);
            assertThat(request.offers(STRUCTURED_OUTPUT)).as(command).isEqualTo(asked);
        }
    }

    // Helpers

    private List<ApiRequest> mainRequests() {
        return sprint.api.requests(request -> request.kind() == ApiRequest.Kind.MAIN);
    }

    private ApiRequest first(String command, String story) {
        return sprint.api.requests(request -> request.isFor(command, story)).get(0);
    }

    /** What the engine appended to the system prompt. */
    private String files(String command, String story) {
        String system = first(command, story).system();
        int start = system.indexOf("# Files for your task\n");
        assertThat(start).as("files for " + command).isPositive();
        return system.substring(start);
    }

    private List<Event> events() {
        synchronized (engine.events) {
            return List.copyOf(engine.events);
        }
    }

    private List<String> commandEvents() {
        return events().stream()
                .filter(event ->
                        event.type().equals("command:start") || event.type().equals("command:end"))
                .map(event -> event.type().substring("command:".length()) + " " + event.command())
                .toList();
    }

    private static boolean isOfBackgroundReview(Event event) {
        return List.of("story-review-2", "story-review-3").contains(String.valueOf(event.command()));
    }

    private Path file(String files) {
        return sprint.project.root().resolve(".sprint-runner/transcripts").resolve(files + ".ndjson");
    }

    private List<JsonNode> transcript(String files) {
        try (Stream<String> lines = Files.lines(file(files))) {
            return new ArrayList<>(lines.map(RealSprintIT::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode last(List<JsonNode> lines) {
        return lines.get(lines.size() - 1);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
