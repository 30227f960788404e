package dev.sprintrunner.cli;

import org.jline.utils.AttributedStyle;

/** How texts stand out, or do not. */
enum Look {
    PLAIN,
    HEADING,
    FAINT,
    RUNNING,
    GOOD,
    WARNING,
    BAD;

    AttributedStyle style() {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (this) {
            case PLAIN -> plain;
            case HEADING -> plain.bold();
            case FAINT -> plain.faint();
            case RUNNING -> plain.foreground(AttributedStyle.CYAN);
            case GOOD -> plain.foreground(AttributedStyle.GREEN);
            case WARNING -> plain.foreground(AttributedStyle.YELLOW);
            case BAD -> plain.foreground(AttributedStyle.RED);
        };
    }

    static Look ofStatus(String status) {
        return switch (status) {
            case "done" -> GOOD;
            case "blocked" -> BAD;
            case "" -> FAINT;
            default -> PLAIN;
        };
    }

    static Look ofEvent(String type, String message) {
        return switch (type) {
            case "error" -> BAD;
            case "batch:warning", "batch:waiting" -> WARNING;
            case "command:end" -> message.contains(" failed") ? BAD : FAINT;
            default -> FAINT;
        };
    }
}
