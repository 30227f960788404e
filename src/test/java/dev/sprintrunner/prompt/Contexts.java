package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prompt contexts as a run has them. */
final class Contexts {
    static final PromptStory SCANNER = story("2a-1-scanner", "2a-1", "Session scanner");
    static final PromptStory PARSER = story("2a-2-parser", "2a-2", "Log parser");
    static final BmadCommand SKILL = new BmadCommand("bmad-dev-story", ".claude/skills/bmad-dev-story/SKILL.md");

    private static final ProjectPaths PATHS =
            new ProjectPaths("/p", "/p/plan", "/p/impl", "/p/plan/project-context.md", "/p/impl/sprint-status.yaml");

    private Contexts() {}

    static PromptStory story(String key, String id, String title) {
        return new PromptStory(
                key,
                id,
                title,
                "/p/impl/" + key + ".md",
                "/p/impl/" + key + "-discovery-story.md",
                "/p/impl/tech-spec-" + key + ".md");
    }

    static PromptContext of(CommandType type) {
        return of(CommandName.of(type), SCANNER);
    }

    static PromptContext of(CommandName command, PromptStory... stories) {
        return new PromptContext(
                command, List.of(stories), "2a", PATHS, List.of("setup", "analyze", "validate"), Map.of(), null);
    }

    static PromptContext projectContext() {
        return new PromptContext(
                CommandName.of(CommandType.PROJECT_CONTEXT),
                List.of(),
                null,
                PATHS,
                List.of("setup", "explore"),
                Map.of(),
                null);
    }

    static PromptContext with(PromptContext context, PromptDetail detail, String text) {
        Map<PromptDetail, String> details = new EnumMap<>(PromptDetail.class);
        details.putAll(context.details());
        details.put(detail, text);
        return new PromptContext(
                context.command(),
                context.stories(),
                context.epic(),
                context.paths(),
                context.tasks(),
                details,
                context.bmad());
    }

    static PromptContext with(PromptContext context, BmadCommand bmad) {
        return new PromptContext(
                context.command(),
                context.stories(),
                context.epic(),
                context.paths(),
                context.tasks(),
                context.details(),
                bmad);
    }
}
