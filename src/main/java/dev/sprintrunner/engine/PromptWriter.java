package dev.sprintrunner.engine;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.command.PromptSet;
import dev.sprintrunner.git.GitException;
import dev.sprintrunner.project.EpicTexts;
import dev.sprintrunner.project.ProjectContextFile;
import dev.sprintrunner.project.StoryTitles;
import dev.sprintrunner.prompt.BmadCommand;
import dev.sprintrunner.prompt.Injection;
import dev.sprintrunner.prompt.InjectionPlan;
import dev.sprintrunner.prompt.InjectionReader;
import dev.sprintrunner.prompt.InjectionSource;
import dev.sprintrunner.prompt.Interruption;
import dev.sprintrunner.prompt.ProjectPaths;
import dev.sprintrunner.prompt.Prompt;
import dev.sprintrunner.prompt.PromptContext;
import dev.sprintrunner.prompt.PromptDetail;
import dev.sprintrunner.prompt.PromptLibrary;
import dev.sprintrunner.prompt.PromptStory;
import dev.sprintrunner.report.TaskTaxonomy;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Continuation;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.FailureKind;
import dev.sprintrunner.workflow.StoryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what an agent is told: its prompt, and the files it gets with it. */
final class PromptWriter {
    private static final int STATUS_LINES = 500;

    private final PromptLibrary library;
    private final TaskTaxonomy taxonomy;
    private final ContextKeeper projectContext;
    private final WorkTree workTree;
    private final CommandHistory history;

    PromptWriter(
            PromptLibrary library,
            TaskTaxonomy taxonomy,
            ContextKeeper projectContext,
            WorkTree workTree,
            CommandHistory history) {
        this.library = library;
        this.taxonomy = taxonomy;
        this.projectContext = projectContext;
        this.workTree = workTree;
        this.history = history;
    }

    /**
     * @param systemPrompt whether there is a text to append to the system prompt
     * @param warnings     for the user
     */
    record Written(boolean systemPrompt, List<String> warnings) {}

    Written write(CommandRun run, BatchScene scene, CommandFiles files) throws IOException {
        List<PromptStory> stories = stories(run, scene);
        PromptContext context = new PromptContext(
                run.name(),
                stories,
                epic(scene),
                paths(scene),
                taxonomy.tasks(run.name().type()),
                details(run, scene),
                bmad(run.name().type(), scene).orElse(null));
        Prompt prompt = prompt(run, scene, context);
        Injection injection = Injection.of(
                InjectionReader.read(InjectionPlan.sources(
                        run.name().type(),
                        stories,
                        frozenContext(),
                        epicText(scene).orElse(null))),
                scene.settings().safety().injectionWarningKb(),
                scene.settings().safety().injectionErrorKb());
        Files.createDirectories(files.prompt().toAbsolutePath().getParent());
        Files.writeString(files.prompt(), prompt.text());
        if (!injection.text().isEmpty()) {
            Files.writeString(files.systemPrompt(), injection.text());
        }
        List<String> warnings = new ArrayList<>(prompt.warnings());
        warnings.addAll(injection.warnings());
        return new Written(!injection.text().isEmpty(), warnings);
    }

    private Prompt prompt(CommandRun run, BatchScene scene, PromptContext context) {
        Continuation continuation = run.continuation();
        return continuation == null
                ? library.prompt(scene.settings().workflow().promptSet(), context)
                : library.resume(context, interruption(continuation.reason()));
    }

    private static Interruption interruption(FailureKind reason) {
        return reason == FailureKind.USAGE_LIMIT ? Interruption.USAGE_LIMIT : Interruption.DIED;
    }

    private static List<PromptStory> stories(CommandRun run, BatchScene scene) throws IOException {
        StoryTitles titles = StoryTitles.read(scene.project(), scene.files());
        List<PromptStory> stories = new ArrayList<>();
        for (String key : run.stories()) {
            Optional<StoryEntry> entry = scene.story(key);
            stories.add(new PromptStory(
                    key,
                    entry.map(StoryEntry::id).orElse(key),
                    entry.isPresent() ? titles.title(entry.get()) : "",
                    StoryPaths.story(scene.files(), key).toString(),
                    StoryPaths.discovery(scene.files(), key).toString(),
                    StoryPaths.techSpec(scene.files(), key).toString()));
        }
        return stories;
    }

    private static @Nullable String epic(BatchScene scene) {
        CycleState cycle = scene.state().cycle();
        return cycle == null ? null : cycle.epicId();
    }

    private static ProjectPaths paths(BatchScene scene) throws IOException {
        return new ProjectPaths(
                scene.project().root().toString(),
                scene.project().folders().planning().toString(),
                scene.project().folders().implementation().toString(),
                new ProjectContextFile(scene.project()).path().toString(),
                scene.project().statusFile().file().map(Path::toString).orElse(""));
    }

    private static Optional<BmadCommand> bmad(CommandType type, BatchScene scene) {
        if (scene.settings().workflow().promptSet() == PromptSet.BUILTIN) {
            return Optional.empty();
        }
        return BmadCommand.candidates(type).stream()
                .filter(command -> Files.isRegularFile(scene.project().root().resolve(command.file())))
                .findFirst();
    }

    private Map<PromptDetail, String> details(CommandRun run, BatchScene scene) {
        Map<PromptDetail, String> details = new EnumMap<>(PromptDetail.class);
        put(details, PromptDetail.PREVIOUS_FAILURE, run.lastFailure());
        put(
                details,
                PromptDetail.VERIFY_COMMAND,
                scene.settings().workflow().verifyCommand().orElse(null));
        switch (run.name().type()) {
            case DEV_STORY, CODE_REVIEW -> {
                String key = run.stories().get(0);
                put(details, PromptDetail.BASE_COMMIT, history.baseCommit(key).orElseGet(() -> head(run)));
                story(scene, key).ifPresent(story -> {
                    put(details, PromptDetail.PREVIOUS_ISSUES, IssueList.ofCodeReviews(story.reviews()));
                    put(details, PromptDetail.VERIFY_OUTPUT, story.verifyOutput());
                });
            }
            case STORY_REVIEW, TECH_SPEC_REVIEW ->
                put(
                        details,
                        PromptDetail.PREVIOUS_ISSUES,
                        IssueList.ofDocumentReviews(
                                history.documentReviews(run.name().type(), run.stories())));
            case BATCH_COMMIT -> put(details, PromptDetail.GIT_STATUS, gitStatus());
            default -> {}
        }
        return details;
    }

    private @Nullable String head(CommandRun run) {
        return run.name().type() == CommandType.DEV_STORY ? workTree.head() : null;
    }

    private static Optional<StoryState> story(BatchScene scene, String key) {
        CycleState cycle = scene.state().cycle();
        return cycle == null ? Optional.empty() : cycle.story(key);
    }

    private String gitStatus() {
        try {
            return workTree.git().status().text(STATUS_LINES);
        } catch (GitException e) {
            return "git status failed: " + e.getMessage();
        }
    }

    private @Nullable InjectionSource frozenContext() {
        return projectContext
                .frozen()
                .map(file -> InjectionSource.ofFile("project context", file.toString()))
                .orElse(null);
    }

    private static Optional<InjectionSource> epicText(BatchScene scene) throws IOException {
        String epic = epic(scene);
        if (epic == null) {
            return Optional.empty();
        }
        return new EpicTexts(scene.project())
                .find(epic)
                .map(found -> new InjectionSource("epic " + epic, found.file().toString(), found.text()));
    }

    private static void put(Map<PromptDetail, String> details, PromptDetail detail, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(detail, value);
        }
    }
}
