package dev.sprintrunner.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code git diff-tree -z --raw --numstat}: first the raw lines of all files, then their line counts. */
final class ChangedFiles {
    private static final Pattern RAW = Pattern.compile(":\\d+ \\d+ [0-9a-f.]+ [0-9a-f.]+ ([A-Z])\\d*");
    private static final Pattern COUNTS = Pattern.compile("(\\d+|-)\t(\\d+|-)\t(.+)", Pattern.DOTALL);

    private ChangedFiles() {}

    static List<ChangedFile> parse(String output) throws GitException {
        Map<String, ChangedFile.Status> statuses = new HashMap<>();
        List<ChangedFile> files = new ArrayList<>();
        List<String> records = NulSeparated.records(output);
        for (int i = 0; i < records.size(); i++) {
            Matcher raw = RAW.matcher(records.get(i));
            if (raw.matches() && i + 1 < records.size()) {
                i++;
                statuses.put(
                        records.get(i), ChangedFile.Status.ofLetter(raw.group(1).charAt(0)));
            } else {
                files.add(counted(records.get(i), statuses));
            }
        }
        return files;
    }

    private static ChangedFile counted(String record, Map<String, ChangedFile.Status> statuses) throws GitException {
        Matcher counts = COUNTS.matcher(record);
        ChangedFile.Status status = counts.matches() ? statuses.get(counts.group(3)) : null;
        if (status == null) {
            throw new GitException("git diff-tree printed an unknown line: " + QuotedPath.of(record));
        }
        boolean binary = counts.group(1).equals("-");
        return new ChangedFile(
                status,
                counts.group(3),
                binary ? 0 : Integer.parseInt(counts.group(1)),
                binary ? 0 : Integer.parseInt(counts.group(2)),
                binary);
    }
}
