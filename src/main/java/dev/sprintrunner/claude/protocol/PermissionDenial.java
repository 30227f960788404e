package dev.sprintrunner.claude.protocol;

/**
 * One tool call that was refused.
 *
 * @param toolUseId the call, or empty when the CLI did not name it
 * @param detail    the reason, else the call's input, shortened to {@value #MAX_DETAIL} characters
 */
public record PermissionDenial(String toolName, String toolUseId, String detail) {

    static final int MAX_DETAIL = 500;

    public PermissionDenial {
        detail = Texts.cut(detail, MAX_DETAIL);
    }
}
