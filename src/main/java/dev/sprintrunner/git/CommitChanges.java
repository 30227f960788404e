package dev.sprintrunner.git;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit of a log and how much it changed against its parent; nothing for a merge.
 *
 * @param files   how many
 * @param added   lines, of text files
 * @param deleted lines, of text files
 */
public record CommitChanges(LoggedCommit commit, int files, int added, int deleted) {
    private static final Pattern HEADER = Pattern.compile("[0-9a-f]{40,64}\u001f.*", Pattern.DOTALL);
    private static final Pattern COUNTS = Pattern.compile("\n?(\\d+|-)\t(\\d+|-)\t.+", Pattern.DOTALL);

    /** Reads {@code git log -z --numstat} in {@link LoggedCommit#FORMAT}. */
    static List<CommitChanges> parse(String output) throws GitException {
        List<CommitChanges> commits = new ArrayList<>();
        for (String record : NulSeparated.records(output)) {
            if (HEADER.matcher(record).matches()) {
                commits.add(new CommitChanges(LoggedCommit.parse(record).get(0), 0, 0, 0));
                continue;
            }
            Matcher counts = COUNTS.matcher(record);
            if (!counts.matches() || commits.isEmpty()) {
                throw new GitException("git log printed an unknown line: " + QuotedPath.of(record));
            }
            int last = commits.size() - 1;
            commits.set(last, commits.get(last).and(number(counts.group(1)), number(counts.group(2))));
        }
        return commits;
    }

    private CommitChanges and(int moreAdded, int moreDeleted) {
        return new CommitChanges(commit, files + 1, added + moreAdded, deleted + moreDeleted);
    }

    /** A binary file has a dash for its lines. */
    private static int number(String count) {
        return count.equals("-") ? 0 : Integer.parseInt(count);
    }
}
