package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectContextFile;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.report.DevStoryNotes;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import dev.sprintrunner.workflow.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks whether the effect of a command is there: files it should have written, changed code, a new commit. */
final class EffectProof implements Judgement.Proof {
    private final CommandRun run;
    private final BatchScene scene;
    private final RunSummary summary;
    private final WorkTree workTree;
    private final WorkTree.Snapshot before;
    private final WorkTree.Snapshot after;
    private final Instant startedAt;

    EffectProof(
            CommandRun run,
            BatchScene scene,
            RunSummary summary,
            WorkTree workTree,
            WorkTree.Snapshot before,
            WorkTree.Snapshot after,
            Instant startedAt) {
        this.run = run;
        this.scene = scene;
        this.summary = summary;
        this.workTree = workTree;
        this.before = before;
        this.after = after;
        this.startedAt = startedAt;
    }

    @Override
    public Optional<String> missingEffect(@Nullable Verdict verdict) {
        try {
            return switch (run.name().type()) {
                case CREATE_STORY -> missingFile("story file", files()::story, files()::newStory);
                case STORY_DISCOVERY -> missingFile("discovery file", files()::discovery, files()::newDiscovery);
                case CREATE_TECH_SPEC -> missingFile("tech-spec", files()::techSpec, files()::newTechSpec);
                case DEV_STORY -> missingDevelopment();
                case BATCH_COMMIT -> missingCommit(verdict);
                case PROJECT_CONTEXT -> missingContext();
                case STORY_REVIEW, TECH_SPEC_REVIEW, CODE_REVIEW, VERIFY -> Optional.empty();
            };
        } catch (IOException e) {
            return Optional.of("its effect cannot be looked for: " + e.getMessage());
        }
    }

    private StoryFiles files() throws IOException {
        return StoryFiles.list(scene.project(), scene.status());
    }

    private Optional<String> missingFile(
            String what, Function<String, Optional<Path>> find, Function<String, Path> expected) {
        return run.stories().stream()
                .filter(key -> find.apply(key).filter(EffectProof::hasContent).isEmpty())
                .findFirst()
                .map(key -> "it wrote no " + what + " for " + key + " (expected " + expected.apply(key) + ")");
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> missingDevelopment() throws IOException {
        String answer = summary.answer().text();
        Optional<String> blocked = DevStoryNotes.blocked(answer);
        if (blocked.isPresent()) {
            return Optional.of("the agent could not go on: " + blocked.get());
        }
        if (DevStoryNotes.alreadyImplemented(answer).isPresent() || hasChangedCode()) {
            return Optional.empty();
        }
        return Optional.of("it changed nothing but documents, and did not say that the story was finished already");
    }

    /** Story files and the sprint status are no code, wherever the project keeps them. */
    private boolean hasChangedCode() throws IOException {
        Project project = scene.project();
        List<Path> documentFolders =
                List.of(project.folders().implementation(), project.folders().stories());
        return workTree.changed(
                before,
                after,
                startedAt,
                path -> documentFolders.contains(path.getParent())
                        || project.statusFile().file().filter(path::equals).isPresent());
    }

    private Optional<String> missingCommit(@Nullable Verdict verdict) {
        if (!(verdict instanceof Verdict.Commit commit)) {
            return Optional.of("it said nothing of a commit");
        }
        if (commit.outcome() == CommitOutcome.FAILED) {
            return Optional.of("the commit failed: " + Objects.requireNonNullElse(commit.reason(), "no reason given"));
        }
        boolean headMoved = !Objects.equals(before.head(), after.head());
        return commit.outcome() == CommitOutcome.COMMITTED && !headMoved
                ? Optional.of("it says it has committed, but there is no new commit")
                : Optional.empty();
    }

    private Optional<String> missingContext() throws IOException {
        return new ProjectContextFile(scene.project()).existing().isPresent()
                ? Optional.empty()
                : Optional.of("it wrote no project-context.md");
    }
}
