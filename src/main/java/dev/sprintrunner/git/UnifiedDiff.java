package dev.sprintrunner.git;

/**
 * The differences of one file, as git prints them; empty when there are none.
 *
 * @param cut whether lines are missing at the end because it was longer than asked for
 */
public record UnifiedDiff(String text, boolean cut) {

    /** Cuts at the end of a line. */
    static UnifiedDiff of(GitOutput output) {
        String text = output.text();
        return output.cut()
                ? new UnifiedDiff(text.substring(0, text.lastIndexOf('\n') + 1), true)
                : new UnifiedDiff(text, false);
    }
}
