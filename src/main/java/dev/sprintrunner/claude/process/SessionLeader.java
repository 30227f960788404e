package dev.sprintrunner.claude.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an agent gets a session of its own, so that Ctrl-C and a closing terminal do not reach it. The helper replaces
 * itself by the agent, which therefore keeps the pid.
 */
public record SessionLeader(Way way, List<String> prefix) {
    private static final String PERL = "use POSIX (); POSIX::setsid() != -1 or die qq(setsid: $!\\n);"
            + " exec { $ARGV[0] } @ARGV; die qq($ARGV[0]: $!\\n);";

    /** Best first. */
    public enum Way {
        SETSID,
        PERL,
        NONE
    }

    public SessionLeader {
        prefix = List.copyOf(prefix);
    }

    public static SessionLeader find(ProgramFinder programs) {
        Path root = Path.of("/");
        return programs.find("setsid", root)
                .map(setsid -> new SessionLeader(Way.SETSID, List.of(setsid.toString())))
                .or(() -> programs.find("perl", root)
                        .map(perl -> new SessionLeader(Way.PERL, List.of(perl.toString(), "-e", PERL, "--"))))
                .orElse(new SessionLeader(Way.NONE, List.of()));
    }

    /** One sentence for the preflight, with the mend where there is something to mend. */
    public String explanation() {
        return switch (way) {
            case SETSID -> "agents run in a session of their own (setsid)";
            case PERL -> "agents run in a session of their own (perl, for want of setsid)";
            case NONE ->
                "neither setsid nor perl is on the PATH: closing the terminal also ends the agents; install setsid"
                        + " (util-linux)";
        };
    }

    List<String> wrap(List<String> argv) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(argv);
        return wrapped;
    }
}
