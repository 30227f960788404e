package dev.sprintrunner.project;

import dev.sprintrunner.command.CommandType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * BMAD's own commands for Claude Code, as far as a project has them installed. Told by their files, not by the version:
 * projects carry what several installers left.
 */
public final class BmadCommands {
    private final Path root;

    /** @param root the project's */
    public BmadCommands(Path root) {
        this.root = root;
    }

    private record Form(String file, String call) {
        private static Form of(String file, String call, String name) {
            return new Form(file.formatted(name), call.formatted(name));
        }
    }

    /** What to write to Claude Code, as in {@code /bmad-dev-story}; empty where BMAD brings nothing usable. */
    public Optional<String> slashCommand(CommandType type) {
        return name(type)
                .flatMap(name -> forms(name).stream()
                        .filter(form -> Files.isRegularFile(root.resolve(form.file())))
                        .map(Form::call)
                        .findFirst());
    }

    /** The others are the runner's own, or BMAD's ask questions that nobody answers. */
    private static Optional<String> name(CommandType type) {
        return switch (type) {
            case CREATE_STORY, DEV_STORY -> Optional.of(type.text());
            case CODE_REVIEW -> Optional.of("code-review");
            default -> Optional.empty();
        };
    }

    /** The newest form first. */
    private static List<Form> forms(String name) {
        return List.of(
                Form.of(".claude/skills/bmad-%s/SKILL.md", "/bmad-%s", name),
                Form.of(".claude/skills/bmad-bmm-%s/SKILL.md", "/bmad-bmm-%s", name),
                Form.of(".claude/commands/bmad-bmm-%s.md", "/bmad-bmm-%s", name),
                Form.of(".claude/commands/bmad/bmm/workflows/%s.md", "/bmad:bmm:workflows:%s", name));
    }
}
