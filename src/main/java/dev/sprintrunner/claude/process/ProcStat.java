package dev.sprintrunner.claude.process;

import java.util.Optional;

/**
 * A line of {@code /proc/<pid>/stat}, numbered as in proc(5).
 *
 * @param startTicks clock ticks from boot to its start
 */
record ProcStat(String name, char state, long parent, long group, long threads, String startTicks) {

    /** Empty for a line of another form. The name stands in parentheses and may itself hold any character. */
    static Optional<ProcStat> parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 1).strip().split(" ", -1);
        if (fields.length < 20 || fields[0].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcStat(
                    line.substring(open + 1, close),
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[17]),
                    fields[19]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A zombie runs no more, unless only its first thread has ended. */
    boolean hasEnded() {
        return state == 'X' || (state == 'Z' && threads <= 1);
    }
}
