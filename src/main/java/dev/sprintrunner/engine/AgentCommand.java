package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentExit;
import dev.sprintrunner.claude.protocol.Expectation;
import dev.sprintrunner.claude.protocol.Outcome;
import dev.sprintrunner.claude.protocol.OutcomeDecider;
import dev.sprintrunner.claude.protocol.ProcessEnd;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.report.StoryRef;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.VerdictJson;
import dev.sprintrunner.report.VerdictReader;
import dev.sprintrunner.report.VerdictReading;
import dev.sprintrunner.report.VerdictSchemas;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent being followed; when it has ended, whether it did what it was for. */
final class AgentCommand implements RunningCommand {
    private static final int MAX_ERRORS = 8 * 1024;

    private final long commandId;
    private final CommandRun run;
    private final BatchScene scene;
    private final CommandFiles files;
    private final StreamReader reader;
    private final AgentWatch watch;
    private final WorkTree workTree;
    private final WorkTree.Snapshot before;
    private final Instant startedAt;
    private final EngineContext context;

    /**
     * @param before    what its effect is measured against: the work tree when its session began
     * @param startedAt when that was
     */
    AgentCommand(
            long commandId,
            CommandRun run,
            BatchScene scene,
            CommandFiles files,
            StreamReader reader,
            AgentWatch watch,
            WorkTree workTree,
            WorkTree.Snapshot before,
            Instant startedAt,
            EngineContext context) {
        this.commandId = commandId;
        this.run = run;
        this.scene = scene;
        this.files = files;
        this.reader = reader;
        this.watch = watch;
        this.workTree = workTree;
        this.before = before;
        this.startedAt = startedAt;
        this.context = context;
    }

    @Override
    public void stop() {
        watch.stop();
    }

    /** Blocks until the agent has ended. */
    CommandResult result() throws IOException, InterruptedException {
        AgentWatch.End end = watch.follow();
        RunSummary summary = reader.summary();
        Instant now = context.clock().instant();
        Integer exitCode = exitCode(end);
        ProcessEnd processEnd =
                new ProcessEnd(exitCode, null, TextFiles.tail(files.errors(), MAX_ERRORS), end.endedBy(), now);
        Outcome outcome = new OutcomeDecider(ZoneId.systemDefault()).decide(summary, processEnd, expectation());
        VerdictReading reading = VerdictReader.read(
                run.name().type(),
                Optional.ofNullable(summary.results().structuredOutput()),
                summary.answer().text(),
                storyRefs());
        WorkTree.Snapshot after = workTree.snapshot();
        EffectProof proof = new EffectProof(run, scene, summary, workTree, before, after, startedAt);
        Fact fact = Judgement.of(commandId, run, outcome, summary, reading, proof, now);
        return new CommandResult(commandId, fact, rowEnd(fact, exitCode, summary, after), warnings(end, summary, fact));
    }

    private Expectation expectation() {
        return new Expectation(VerdictSchemas.forCommand(run.name().type()).isPresent(), null);
    }

    private static @Nullable Integer exitCode(AgentWatch.End end) {
        return end.exit()
                .map(AgentExit::code)
                .filter(code -> code.isPresent())
                .map(code -> code.getAsInt())
                .orElse(null);
    }

    private List<StoryRef> storyRefs() {
        return scene.refs(run.stories());
    }

    private CommandRows.End rowEnd(Fact fact, @Nullable Integer exitCode, RunSummary summary, WorkTree.Snapshot after) {
        Verdict verdict = fact instanceof Fact.CommandCompleted completed ? completed.verdict() : null;
        Fact.CommandFailed failed = fact instanceof Fact.CommandFailed failure ? failure : null;
        return new CommandRows.End(
                status(failed),
                exitCode,
                ResultSummary.of(verdict, summary.answer().text()),
                failed == null ? null : failed.reason(),
                failed == null ? null : failed.kind().name().toLowerCase(Locale.ROOT),
                verdict == null ? null : VerdictJson.write(verdict).toString(),
                Evidence.usage(summary, reader.position()),
                after.head(),
                after.tree());
    }

    private static String status(Fact.@Nullable CommandFailed failed) {
        if (failed == null) {
            return "completed";
        }
        return failed.kind() == FailureKind.INTERRUPTED ? "interrupted" : "failed";
    }

    private List<String> warnings(AgentWatch.End end, RunSummary summary, Fact fact) {
        List<String> warnings = new ArrayList<>();
        String who = run.name() + " ";
        if (!end.ended().isClean()) {
            warnings.add(who + "left processes behind: " + end.ended().summary());
        }
        int denials = summary.permissionDenials().size();
        if (denials > 0) {
            warnings.add(who + "was denied " + denials
                    + (denials == 1 ? " permission" : " permissions") + ", the first for "
                    + summary.permissionDenials().get(0).toolName()
                    + "; see allowed_tools and permission_mode in the settings");
        }
        if (fact instanceof Fact.CommandCompleted completed
                && completed.verdict() instanceof Verdict.StoriesCreated created) {
            run.stories().stream()
                    .filter(key -> created.decisions().stream().noneMatch(one -> key.equals(one.story())))
                    .forEach(key -> warnings.add(who + "decided nothing about a tech-spec for " + key
                            + "; one is written, as the careful choice"));
        }
        return warnings;
    }
}
