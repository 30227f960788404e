package slackwater;

import java.io.IOException;
import java.nio.file.Path;

/** The command line: {@code slackwater COMMAND [ARGUMENTS]}. */
public final class Slackwater {
    private static final Path TABLE = Path.of("data", "port-sorrel.tides");

    public static void main(String[] args) throws IOException {
        try {
            answer(args, TideTable.read(TABLE));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void answer(String[] args, TideTable table) {
        switch (args.length == 0 ? "help" : args[0]) {
            case "tides" -> table.tides().forEach(Slackwater::print);
            case "day" -> table.on(Arguments.date(args, 1)).forEach(Slackwater::print);
            // new commands go above this line
            default -> System.out.println("usage: slackwater COMMAND; README.md lists the commands");
        }
    }

    private static void print(Tide tide) {
        System.out.printf("%s  %-4s  %.1f m%n", tide.time(), tide.name(), tide.metres());
    }
}
