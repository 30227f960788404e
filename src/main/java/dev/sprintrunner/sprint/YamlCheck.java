package dev.sprintrunner.sprint;

import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/** Whether a text is valid YAML. Only asked in order to warn: BMAD's own tools may stumble where the line reader does not. */
final class YamlCheck {
    private static final int MAX_CHARS = 2 << 20;

    private YamlCheck() {}

    /**
     * What is wrong with it, if anything.
     *
     * @param line 1-based
     */
    record Problem(int line, String text) {}

    /** A text too long to be one that somebody maintains is not checked. */
    static Optional<Problem> problem(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARS);
        Iterator<Event> events = new Yaml(options).parse(new StringReader(text)).iterator();
        try {
            while (events.hasNext()) {
                events.next();
            }
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            return Optional.of(new Problem(mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            return Optional.of(new Problem(
                    1, String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable")));
        }
    }
}
