package dev.sprintrunner.claude.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names the class of a run that printed no JSON at all. stderr is all there is to go by. */
final class StartClassifier {

    private static final Pattern NETWORK =
            Pattern.compile("connection (?:refused|reset|timed out|closed)|could not resolve host|name resolution"
                    + "|network is unreachable|no route to host");

    private StartClassifier() {}

    static FailureClass classify(ProcessEnd end, RunSummary.LineCounts lines) {
        if (!end.watched()) {
            return FailureClass.LOST;
        }
        if (end.exitedWith(0)) {
            return FailureClass.NO_OUTPUT;
        }
        return end.killed() ? FailureClass.CRASHED : bySaying(end.stderrTail() + "\n" + lines.lastUnreadable());
    }

    private static FailureClass bySaying(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("root/sudo privileges")) {
            return FailureClass.ROOT_REFUSED;
        }
        if (words.contains("no conversation found")) {
            return FailureClass.SESSION_LOST;
        }
        if (words.contains("session id") && words.contains("already in use")) {
            return FailureClass.SESSION_IN_USE;
        }
        if (words.contains("unknown option") || words.contains("argument missing") || words.contains("is invalid")) {
            return FailureClass.REFUSED_OPTION;
        }
        return NETWORK.matcher(words).find() ? FailureClass.CONNECTION_FAILED : FailureClass.START_FAILED;
    }
}
