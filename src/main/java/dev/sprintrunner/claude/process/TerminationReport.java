package dev.sprintrunner.claude.process;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an ending did, checked afterwards.
 *
 * @param ended processes that ran when it began, or appeared meanwhile, and are gone
 * @param left  processes that are still there in spite of it
 */
public record TerminationReport(List<ProcessEntry> ended, List<ProcessEntry> left) {
    private static final int MAX_NAMED = 10;

    public TerminationReport {
        ended = List.copyOf(ended);
        left = List.copyOf(left);
    }

    public boolean isClean() {
        return left.isEmpty();
    }

    /** One sentence, with the mend where something is left. */
    public String summary() {
        String done = ended.isEmpty() ? "nothing was running" : "ended " + names(ended);
        return isClean() ? done : done + "; still running: " + names(left) + " - end them with kill -9 " + pids();
    }

    private static String names(List<ProcessEntry> processes) {
        String named =
                processes.stream().limit(MAX_NAMED).map(ProcessEntry::toString).collect(Collectors.joining(", "));
        int more = processes.size() - MAX_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private String pids() {
        return left.stream().map(entry -> Long.toString(entry.pid())).collect(Collectors.joining(" "));
    }
}
