package dev.sprintrunner.claude.protocol;

/**
 * How much of one line is kept in memory.
 *
 * @param stringBytes of a JSON string; a longer one keeps its beginning and its end
 * @param lineBytes   of a whole line after its strings were cut; a longer one is given up as oversize
 */
public record LineLimits(int stringBytes, int lineBytes) {

    public static final LineLimits DEFAULT = new LineLimits(1 << 20, 16 << 20);

    /** Below this the blocks that a string's end is kept in would be smaller than one character. */
    private static final int SMALLEST_STRING = 64;

    public LineLimits {
        if (stringBytes < SMALLEST_STRING || lineBytes < stringBytes) {
            throw new IllegalArgumentException(
                    "line limits need 64 <= stringBytes <= lineBytes, got " + stringBytes + " and " + lineBytes);
        }
    }
}
