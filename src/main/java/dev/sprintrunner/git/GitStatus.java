package dev.sprintrunner.git;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code git status} says, untracked files one by one, ignored ones not at all. */
public record GitStatus(List<StatusEntry> entries) {

    public GitStatus {
        entries = List.copyOf(entries);
    }

    public boolean isClean() {
        return entries.isEmpty();
    }

    public List<String> unmergedPaths() {
        return entries.stream()
                .filter(StatusEntry::isUnmerged)
                .map(StatusEntry::path)
                .toList();
    }

    /** For a prompt: one line a path, at most {@code maxLines} of them and a line that tells how many more there are. */
    public String text(int maxLines) {
        if (isClean()) {
            return "nothing to commit, working tree clean";
        }
        String shown =
                entries.stream().limit(maxLines).map(StatusEntry::toString).collect(Collectors.joining("\n"));
        int more = entries.size() - maxLines;
        return more > 0 ? shown + "\n… and " + more + " more" : shown;
    }

    /** Reads {@code git status --porcelain=v1 -z --no-renames}. */
    static GitStatus parse(String output) throws GitException {
        List<StatusEntry> entries = new ArrayList<>();
        for (String record : NulSeparated.records(output)) {
            if (record.length() < 4 || record.charAt(2) != ' ') {
                throw new GitException("git status printed an unknown line: " + QuotedPath.of(record));
            }
            entries.add(new StatusEntry(record.charAt(0), record.charAt(1), record.substring(3)));
        }
        return new GitStatus(entries);
    }
}
