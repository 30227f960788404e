package dev.sprintrunner.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a page for the user. */
@FunctionalInterface
public interface Browser {

    /** False when there is none. */
    boolean open(String url);

    /** What the user's system opens pages with; started and left alone. */
    static Browser ofSystem() {
        Logger log = LoggerFactory.getLogger(Browser.class);
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        List<String> openers = mac ? List.of("open") : List.of("xdg-open", "wslview");
        return url -> openers.stream().anyMatch(opener -> {
            try {
                new ProcessBuilder(opener, url)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .getOutputStream()
                        .close();
                return true;
            } catch (IOException e) {
                log.info("{} opens no browser: {}", opener, e.getMessage());
                return false;
            }
        });
    }
}
