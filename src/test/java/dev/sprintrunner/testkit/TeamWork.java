package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tool calls and words of agents that do what they were told. */
final class TeamWork {
    private final Path project;

    TeamWork(Path project) {
        this.project = project;
    }

    Reply begin(SprintCommand command) {
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Block.text("I begin.\n" + marker(command, "setup", "start") + marker(command, "setup", "end")));
        blocks.addAll(effects(command));
        return MessageReply.of(blocks);
    }

    Reply end(SprintCommand command, JsonNode verdict, ApiRequest request) {
        String words = marker(command, "validate", "start") + marker(command, "validate", "end") + "That is all.";
        if (verdict.isMissingNode()) {
            return Reply.text(words);
        }
        return request.offers(Block.STRUCTURED_OUTPUT)
                ? Reply.of(Block.text(words), Block.structured(verdict))
                : Reply.text(words + "\n" + verdict);
    }

    private List<ObjectNode> effects(SprintCommand command) {
        Path artifacts = TestProject.artifacts(project);
        List<String> stories = command.stories();
        return switch (command.command()) {
            case "create-story" ->
                stories.stream()
                        .map(key -> save(artifacts.resolve(key + ".md"), story(key)))
                        .toList();
            case "story-discovery" ->
                stories.stream()
                        .map(key ->
                                save(artifacts.resolve(key + "-discovery-story.md"), "# Discovery for " + key + "\n"))
                        .toList();
            case "create-tech-spec" ->
                stories.stream()
                        .map(key -> save(artifacts.resolve("tech-spec-" + key + ".md"), "# Tech-spec of " + key + "\n"))
                        .toList();
            case "dev-story" ->
                stories.stream()
                        .map(key -> save(project.resolve("src").resolve(key + ".txt"), "Code of " + key + "\n"))
                        .toList();
            case "generate-project-context" -> List.of(save(TestProject.context(project), "# Project context\n"));
            case "batch-commit" -> List.of(Block.bash(commit(command)));
            default -> List.of(Block.bash("git status --short"));
        };
    }

    /** Claude Code refuses to overwrite a file that was not read before. */
    private static ObjectNode save(Path file, String content) {
        return Files.exists(file)
                ? Block.bash("printf 'Worked on again.\\n' >> '" + file + "'")
                : Block.write(file, content);
    }

    private static String story(String key) {
        return """
                # Story %s

                Status: ready-for-dev

                ## Acceptance Criteria

                1. It works.

                ## Tasks / Subtasks

                - [ ] Build it
                """.formatted(key);
    }

    private static String commit(SprintCommand command) {
        String ids =
                String.join(", ", command.stories().stream().map(command::id).toList());
        return "git add -A && git commit -q -m 'feat(%s): implement stories %s' && git rev-parse HEAD"
                .formatted(command.epic(), ids);
    }

    private static String marker(SprintCommand command, String task, String status) {
        String story =
                command.stories().isEmpty() ? "-" : command.id(command.stories().get(0));
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("sprint", "task")
                        .put("story", story)
                        .put("task", task)
                        .put("status", status)
                        .put("message", task + " " + status)
                + "\n";
    }
}
