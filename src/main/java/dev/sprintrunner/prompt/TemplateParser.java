package dev.sprintrunner.prompt;

import dev.sprintrunner.prompt.PromptTemplate.Line;
import dev.sprintrunner.prompt.PromptTemplate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one template; collects all its problems, so that a person mends them in one go. */
final class TemplateParser {
    private static final Pattern SECTION_MARK = Pattern.compile("\\{\\{([#/])([a-z_]+)}}");
    private static final Pattern TOKEN = Pattern.compile("\\\\\\{\\{|\\{\\{([^{}]*)}}|\\{\\{");
    private static final String LITERAL_HINT = "write \\{{ for the two characters themselves";

    private final String source;
    private final Set<String> known;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();
    private @Nullable String section;
    private int sectionLine;
    private int lineNumber;

    TemplateParser(String source, Set<String> known) {
        this.source = source;
        this.known = new TreeSet<>(known);
    }

    PromptTemplate parse(String text, Set<String> required) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lineNumber++;
            Matcher mark = SECTION_MARK.matcher(line.strip());
            if (mark.matches()) {
                readMark(mark.group(1).equals("#"), mark.group(2));
            } else {
                lines.add(new Line(section, pieces(line)));
            }
        }
        if (section != null) {
            problem(sectionLine, "the section {{#%s}} is not closed; add a line {{/%1$s}}".formatted(section));
        }
        for (String name : new TreeSet<>(required)) {
            if (!used.contains(name)) {
                problem(
                        Math.max(1, lineNumber),
                        "the placeholder {{%s}} is missing; add it before the end".formatted(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new PromptException(String.join("\n", problems));
        }
        return new PromptTemplate(source, lines);
    }

    private void readMark(boolean opens, String name) {
        checkKnown(name);
        if (opens && section != null) {
            problem("{{#%s}} stands inside the section {{#%s}}; sections do not nest".formatted(name, section));
        } else if (opens) {
            section = name;
            sectionLine = lineNumber;
        } else if (name.equals(section)) {
            section = null;
        } else {
            problem("{{/%s}} closes no section that is open".formatted(name));
        }
    }

    private List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(line);
        int end = 0;
        while (token.find()) {
            pieces.add(new Piece(line.substring(end, token.start()), false));
            pieces.add(piece(token));
            end = token.end();
        }
        pieces.add(new Piece(line.substring(end), false));
        return pieces;
    }

    private Piece piece(Matcher token) {
        String name = token.group(1);
        if (token.group().startsWith("\\")) {
            return new Piece("{{", false);
        }
        if (name == null) {
            problem("{{ is not closed; " + LITERAL_HINT);
        } else if (name.startsWith("#") || name.startsWith("/")) {
            problem("{{%s}} must stand alone on its line".formatted(name));
        } else {
            checkKnown(name);
            used.add(name);
        }
        return new Piece(name == null ? "" : name, true);
    }

    private void checkKnown(String name) {
        if (!known.contains(name)) {
            problem("unknown placeholder {{%s}}; known here: %s; %s"
                    .formatted(name, String.join(", ", known), LITERAL_HINT));
        }
    }

    private void problem(String text) {
        problem(lineNumber, text);
    }

    private void problem(int line, String text) {
        problems.add("%s:%d: %s".formatted(source, line, text));
    }
}
