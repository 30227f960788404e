package dev.sprintrunner.prompt;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values a template can name. An empty value drops its line, or its section. */
enum Placeholder {
    STORIES(context -> context.stories().stream().map(Placeholder::story).collect(joining("\n"))),
    STORY_IDS(context -> orDash(storyIds(context))),
    FIRST_STORY_ID(context -> orDash(storyIds(context).stream().limit(1).toList())),
    EPIC(context -> orDash(context.epic() == null ? List.of() : List.of(line(context.epic())))),
    ATTEMPT(context -> Integer.toString(context.command().attempt())),
    /** Not empty for a review that runs beside the cycle. */
    BACKGROUND(context -> context.isInBackground() ? "yes" : ""),
    TASKS(context -> context.tasks().stream().map(Placeholder::line).collect(joining(", "))),
    FIRST_TASK(context ->
            context.tasks().stream().map(Placeholder::line).findFirst().orElse("")),

    PROJECT_ROOT(context -> path(context.paths().root())),
    PLANNING_ARTIFACTS(context -> path(context.paths().planningArtifacts())),
    IMPLEMENTATION_ARTIFACTS(context -> path(context.paths().implementationArtifacts())),
    PROJECT_CONTEXT_FILE(context -> path(context.paths().projectContext())),
    SPRINT_STATUS_FILE(context -> orElse(path(context.paths().sprintStatus()), "sprint-status.yaml")),

    BASE_COMMIT(context -> orElse(line(context.detail(PromptDetail.BASE_COMMIT)), "HEAD")),
    GIT_STATUS(context -> Quoted.beginning(context.detail(PromptDetail.GIT_STATUS), Limits.LONG)),
    COMMIT_MESSAGE(context -> orElse(line(context.detail(PromptDetail.COMMIT_MESSAGE)), commitMessage(context))),
    PREVIOUS_ISSUES(context -> Quoted.end(context.detail(PromptDetail.PREVIOUS_ISSUES), Limits.LONG)),
    VERIFY_COMMAND(context -> Quoted.line(context.detail(PromptDetail.VERIFY_COMMAND), Limits.SHORT)),
    VERIFY_OUTPUT(context -> Quoted.end(context.detail(PromptDetail.VERIFY_OUTPUT), Limits.LONG)),
    PREVIOUS_FAILURE(context -> Quoted.end(context.detail(PromptDetail.PREVIOUS_FAILURE), Limits.SHORT)),
    NOTE(context -> Quoted.beginning(context.detail(PromptDetail.NOTE), Limits.SHORT)),

    BMAD_NAME(context -> context.bmad() == null ? "" : line(context.bmad().name())),
    BMAD_FILE(context -> context.bmad() == null ? "" : path(context.bmad().file())),
    BMAD_YOLO(context -> context.bmad() != null && context.bmad().hasWorkflowEngine()
            ? "#yolo mode: take every confirmation as given and every output as approved."
            : "");

    private static final class Limits {
        static final int LINE = 300;
        static final int SHORT = 4_000;
        static final int LONG = 20_000;
    }

    @SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
    private final Function<PromptContext, String> value;

    Placeholder(Function<PromptContext, String> value) {
        this.value = value;
    }

    /** As it stands between the braces. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, String> values(PromptContext context) {
        return Arrays.stream(values())
                .collect(Collectors.toMap(Placeholder::text, placeholder -> placeholder.value.apply(context)));
    }

    private static String story(PromptStory story) {
        String title = line(story.title());
        return """
                - Story %s, key `%s`%s
                  - story file: `%s`
                  - discovery file: `%s`
                  - tech-spec file: `%s`""".formatted(
                        line(story.id()),
                        line(story.key()),
                        title.isEmpty() ? "" : ": \"" + title + "\"",
                        path(story.storyFile()),
                        path(story.discoveryFile()),
                        path(story.techSpecFile()));
    }

    private static List<String> storyIds(PromptContext context) {
        return context.stories().stream().map(story -> line(story.id())).toList();
    }

    private static String commitMessage(PromptContext context) {
        String scope = context.epic() == null ? "" : "(" + line(context.epic()) + ")";
        return "feat%s: implement stories %s".formatted(scope, String.join(", ", storyIds(context)));
    }

    private static String line(String value) {
        return Quoted.line(value, Limits.LINE);
    }

    private static String path(String value) {
        return Quoted.line(value, Limits.SHORT);
    }

    private static String orElse(String value, String other) {
        return value.isEmpty() ? other : value;
    }

    private static String orDash(List<String> values) {
        return values.isEmpty() ? "-" : String.join(", ", values);
    }
}
