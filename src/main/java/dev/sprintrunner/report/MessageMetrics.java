package dev.sprintrunner.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics in the last bracket of a message: {@code Story written (files:2, lines:85)}. */
final class MessageMetrics {
    private static final Pattern METRIC = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_-]{0,39})\\s*[:=]\\s*(\\S.{0,99})");
    private static final Pattern COMMA = Pattern.compile("[,;]");

    private MessageMetrics() {}

    static Map<String, String> of(String message) {
        Map<String, String> metrics = new LinkedHashMap<>();
        for (String part : COMMA.splitAsStream(lastBracket(message)).toList()) {
            Matcher metric = METRIC.matcher(part.strip());
            if (metric.matches()) {
                metrics.put(metric.group(1), metric.group(2));
            }
        }
        return metrics;
    }

    private static String lastBracket(String message) {
        int close = message.lastIndexOf(')');
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            char c = message.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return message.substring(i + 1, close);
            }
        }
        return "";
    }
}
