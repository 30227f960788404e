package dev.sprintrunner.project;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one-line strings of a TOML file, by table and key: {@code core.output_folder}. That is all that BMAD's folders are
 * written as; everything else in the file is passed over.
 */
final class TomlStrings {
    private static final Pattern TABLE = Pattern.compile("\\s*\\[([^\\[\\]]+)]\\s*(?:#.*)?");
    private static final Pattern BASIC =
            Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");
    private static final Pattern LITERAL = Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*'([^']*)'\\s*(?:#.*)?");
    private static final Pattern ARRAY_OF_TABLES = Pattern.compile("\\s*\\[\\[.*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    /** No path is longer. */
    private static final int MAX_LINE = 4096;

    private TomlStrings() {}

    static Map<String, String> read(String text) {
        Map<String, String> strings = new HashMap<>();
        String table = "";
        for (String line :
                text.lines().filter(line -> line.length() <= MAX_LINE).toList()) {
            Matcher header = TABLE.matcher(line);
            if (header.matches()) {
                table = header.group(1).replaceAll("[\\s\"']", "") + ".";
            } else if (ARRAY_OF_TABLES.matcher(line).matches()) {
                table = "[].";
            } else {
                readString(line, table, strings);
            }
        }
        return strings;
    }

    private static void readString(String line, String table, Map<String, String> strings) {
        Matcher basic = BASIC.matcher(line);
        Matcher literal = LITERAL.matcher(line);
        if (basic.matches()) {
            strings.put(table + basic.group(1), ESCAPED.matcher(basic.group(2)).replaceAll("$1"));
        } else if (literal.matches()) {
            strings.put(table + literal.group(1), literal.group(2));
        }
    }
}
