package dev.sprintrunner.doctor;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Claude Code, as {@code claude --version} prints it: {@code 2.1.330 (Claude Code)}. */
record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
    /** Older ones may hang after their answer. */
    static final AgentVersion OLDEST_USABLE = new AgentVersion(2, 1, 163);

    static final AgentVersion OLDEST_TESTED = new AgentVersion(2, 1, 197);
    static final AgentVersion NEWEST_TESTED = new AgentVersion(2, 1, 330);

    private static final Pattern OUTPUT =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})\\S* \\(Claude Code\\).*", Pattern.DOTALL);
    private static final Comparator<AgentVersion> ORDER = Comparator.comparingInt(AgentVersion::major)
            .thenComparingInt(AgentVersion::minor)
            .thenComparingInt(AgentVersion::patch);

    static Optional<AgentVersion> ofOutput(String output) {
        Matcher parts = OUTPUT.matcher(output.trim());
        return parts.matches()
                ? Optional.of(new AgentVersion(number(parts, 1), number(parts, 2), number(parts, 3)))
                : Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    boolean isBefore(AgentVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(AgentVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
