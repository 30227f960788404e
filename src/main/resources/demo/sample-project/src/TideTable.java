package slackwater;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The high and low waters of one port, in order of time. */
public record TideTable(List<Tide> tides) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static TideTable read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    /** A line is {@code 2026-06-01 04:12 high 4.6}; blank lines and those that begin with # are skipped. */
    public static TideTable of(List<String> lines) {
        List<Tide> tides = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                tides.add(tide(line, i + 1));
            }
        }
        for (int i = 1; i < tides.size(); i++) {
            if (!tides.get(i).time().isAfter(tides.get(i - 1).time())) {
                throw new IllegalArgumentException("The tide of " + tides.get(i).time() + " is not in order of time");
            }
        }
        return new TideTable(List.copyOf(tides));
    }

    /** The tides of one day, in order of time. */
    public List<Tide> on(LocalDate day) {
        return tides.stream().filter(tide -> tide.time().toLocalDate().equals(day)).toList();
    }

    private static Tide tide(String line, int number) {
        String[] words = line.split("\\s+");
        try {
            if (words.length == 4 && (words[2].equals("high") || words[2].equals("low"))) {
                LocalDateTime time = LocalDateTime.parse(words[0] + " " + words[1], TIME);
                return new Tide(time, words[2].equals("high"), Double.parseDouble(words[3]));
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("Line " + number + " is not a tide: " + line, e);
        }
        throw new IllegalArgumentException("Line " + number + " is not a tide: " + line);
    }
}
