package dev.sprintrunner.git;

/** Paths as git shows them to people: in quotes, with escapes, when they hold what could be taken for something else. */
final class QuotedPath {
    private QuotedPath() {}

    static String of(String path) {
        StringBuilder quoted = new StringBuilder();
        path.chars().forEach(c -> append(quoted, (char) c));
        boolean plain = quoted.length() == path.length() && path.equals(path.strip());
        return plain ? path : "\"" + quoted + "\"";
    }

    private static void append(StringBuilder quoted, char c) {
        switch (c) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '"', '\\' -> quoted.append('\\').append(c);
            default -> {
                if (Character.isISOControl(c)) {
                    quoted.append(String.format("\\%03o", (int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }
}
