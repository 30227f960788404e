package dev.sprintrunner.git;

import java.util.ArrayList;
import java.util.List;

/** The {@code -z} form of git's output. */
final class NulSeparated {
    private NulSeparated() {}

    /** Each record ends with a NUL; a last one without it is kept too. */
    static List<String> records(String output) {
        List<String> records = new ArrayList<>();
        int start = 0;
        for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', start)) {
            records.add(output.substring(start, end));
            start = end + 1;
        }
        if (start < output.length()) {
            records.add(output.substring(start));
        }
        return records;
    }
}
