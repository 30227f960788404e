package dev.sprintrunner.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One commit of a log. */
public record LoggedCommit(String hash, String author, Instant time, String subject) {
    static final String FORMAT = "--format=tformat:%H%x1f%at%x1f%an%x1f%s";

    /** Reads {@code git log -z} in {@link #FORMAT}. */
    static List<LoggedCommit> parse(String output) throws GitException {
        List<LoggedCommit> commits = new ArrayList<>();
        for (String record : NulSeparated.records(output)) {
            String[] fields = record.split("\u001f", 4);
            if (fields.length != 4) {
                throw new GitException("git log printed an unknown line: " + QuotedPath.of(record));
            }
            Instant time = Instant.ofEpochSecond(Long.parseLong(fields[1]));
            commits.add(new LoggedCommit(fields[0], fields[2], time, fields[3]));
        }
        return commits;
    }
}
