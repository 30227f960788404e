package dev.sprintrunner.claude.process;

import java.util.Optional;

/**
 * Whether the agent's program can be used.
 *
 * @param version empty for a program that is not Claude Code or does not answer
 * @param message one sentence, with the mend where there is something to mend
 */
public record AgentCheck(Verdict verdict, Optional<AgentVersion> version, String message) {

    /** Only {@link #TESTED} is without remark; only {@link #REFUSED} and {@link #UNUSABLE} must not be started. */
    public enum Verdict {
        TESTED,
        UNTESTED,
        OTHER_AGENT,
        REFUSED,
        UNUSABLE;

        public boolean mayRun() {
            return this != REFUSED && this != UNUSABLE;
        }
    }

    static AgentCheck unusable(String message) {
        return new AgentCheck(Verdict.UNUSABLE, Optional.empty(), message);
    }

    /** Judges what {@code --version} printed. */
    static AgentCheck of(String output) {
        return AgentVersion.parse(output)
                .map(AgentCheck::of)
                .orElseGet(() -> new AgentCheck(
                        Verdict.OTHER_AGENT,
                        Optional.empty(),
                        "not a version of Claude Code: \"" + firstLine(output)
                                + "\"; it runs if it speaks stream-json"));
    }

    private static AgentCheck of(AgentVersion version) {
        String tested = "tested are " + AgentVersion.OLDEST_TESTED + " to " + AgentVersion.NEWEST_TESTED;
        if (version.compareTo(AgentVersion.OLDEST_USABLE) < 0) {
            return new AgentCheck(
                    Verdict.REFUSED,
                    Optional.of(version),
                    "Claude Code " + version + " can hang for ever; update it (claude update): " + tested);
        }
        boolean inside = version.compareTo(AgentVersion.OLDEST_TESTED) >= 0
                && version.compareTo(AgentVersion.NEWEST_TESTED) <= 0;
        return inside
                ? new AgentCheck(Verdict.TESTED, Optional.of(version), "Claude Code " + version)
                : new AgentCheck(
                        Verdict.UNTESTED, Optional.of(version), "Claude Code " + version + " is untested: " + tested);
    }

    /** The first line that says something, cut for display. */
    static String firstLine(String output) {
        String line = output.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
