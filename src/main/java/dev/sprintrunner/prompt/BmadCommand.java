package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandType;
import java.util.List;

/**
 * A BMAD skill or command that is installed in the project.
 *
 * @param name what the Skill tool calls it, {@code bmad-dev-story} or {@code bmad:bmm:workflows:dev-story}
 * @param file its instructions, from the project root
 */
public record BmadCommand(String name, String file) {

    private static final String CURRENT_SKILL = ".claude/skills/bmad-%s/SKILL.md";

    /**
     * Where the generations of BMAD put the command, newest first: the first whose file exists is the one to use. Empty
     * for commands that have no usable counterpart (the others ask at every step, or are not BMAD's).
     */
    public static List<BmadCommand> candidates(CommandType type) {
        return switch (type) {
            case CREATE_STORY, DEV_STORY, CODE_REVIEW -> candidates(type.text());
            default -> List.of();
        };
    }

    private static List<BmadCommand> candidates(String name) {
        return List.of(
                new BmadCommand("bmad-" + name, CURRENT_SKILL.formatted(name)),
                new BmadCommand("bmad-bmm-" + name, ".claude/skills/bmad-bmm-%s/SKILL.md".formatted(name)),
                new BmadCommand("bmad-bmm-" + name, ".claude/commands/bmad-bmm-%s.md".formatted(name)),
                new BmadCommand(
                        "bmad:bmm:workflows:" + name, ".claude/commands/bmad/bmm/workflows/%s.md".formatted(name)));
    }

    /** Whether BMAD's workflow engine (up to 6.0.4) runs it, which stops at every output unless told {@code #yolo}. */
    boolean hasWorkflowEngine() {
        return !file.replace('\\', '/').contains(".claude/skills/bmad-") || name.startsWith("bmad-bmm-");
    }
}
