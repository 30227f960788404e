package dev.sprintrunner.sprint;

/**
 * Why nothing may be selected from a sprint-status file and nothing written to it.
 *
 * @param line   1-based line to look at
 * @param reason short and fixed, as in {@code merge conflict markers}
 * @param detail what was found and how to mend it
 */
public record Refusal(int line, String reason, String detail) {
    /** One line for a person: {@code sprint-status.yaml:74: merge conflict markers: …}. */
    public String describe(String fileName) {
        return fileName + ":" + line + ": " + reason + ": " + detail;
    }
}
