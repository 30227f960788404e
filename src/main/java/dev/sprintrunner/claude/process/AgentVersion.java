package dev.sprintrunner.claude.process;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Claude Code, as {@code claude --version} prints it: {@code 2.1.330 (Claude Code)}. */
public record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
    /** Older ones can hang for ever after their result. */
    static final AgentVersion OLDEST_USABLE = new AgentVersion(2, 1, 163);

    static final AgentVersion OLDEST_TESTED = new AgentVersion(2, 1, 197);
    static final AgentVersion NEWEST_TESTED = new AgentVersion(2, 1, 330);

    private static final Pattern PRINTED =
            Pattern.compile("^(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})\\S* \\(Claude Code\\)", Pattern.MULTILINE);
    private static final Comparator<AgentVersion> ORDER = Comparator.comparingInt(AgentVersion::major)
            .thenComparingInt(AgentVersion::minor)
            .thenComparingInt(AgentVersion::patch);

    /** Empty for the output of another program. Lines around it, a greeting of ssh say, do not matter. */
    public static Optional<AgentVersion> parse(String output) {
        Matcher matcher = PRINTED.matcher(output);
        return matcher.find()
                ? Optional.of(new AgentVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
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
