package slackwater;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** The words after a command, read as what the command needs; the first one has index 1. */
final class Arguments {
    private Arguments() {}

    static LocalDate date(String[] args, int index) {
        try {
            return LocalDate.parse(word(args, index, "a date such as 2026-06-01"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(args[index] + " is not a date such as 2026-06-01", e);
        }
    }

    static LocalDateTime time(String[] args, int index) {
        try {
            return LocalDateTime.parse(word(args, index, "a time such as 2026-06-01T09:30"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(args[index] + " is not a time such as 2026-06-01T09:30", e);
        }
    }

    static double metres(String[] args, int index) {
        try {
            return Double.parseDouble(word(args, index, "a number of metres"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(args[index] + " is not a number of metres", e);
        }
    }

    private static String word(String[] args, int index, String meaning) {
        if (index >= args.length) {
            throw new IllegalArgumentException("Word " + index + " after the command is missing: " + meaning);
        }
        return args[index];
    }
}
