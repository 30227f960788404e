package dev.sprintrunner.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {{name}}} for values. {@code {{#name}}} and {@code {{/name}}}, each alone on a line and not nested,
 * hold a passage that is left out when the value is blank; a line of nothing but empty values is left out too. A
 * backslash before two braces keeps them as text. Values are put in as they are and never read again, so nothing in
 * them is syntax.
 */
public final class PromptTemplate {
    private static final Pattern EXCESS_BLANK_LINES = Pattern.compile("\n{3,}");

    private final String source;
    private final List<Line> lines;

    PromptTemplate(String source, List<Line> lines) {
        this.source = source;
        this.lines = List.copyOf(lines);
    }

    /**
     * @param source   how errors name the template, normally its path
     * @param known    the placeholders it may use
     * @param required those it must use as values
     * @throws PromptException naming every unknown, missing and malformed placeholder
     */
    public static PromptTemplate parse(String source, String text, Set<String> known, Set<String> required) {
        return new TemplateParser(source, known).parse(text, required);
    }

    public String source() {
        return source;
    }

    /** @param values one for each placeholder the template was allowed to use */
    public String render(Map<String, String> values) {
        List<String> rendered = new ArrayList<>();
        for (Line line : lines) {
            if (line.section() == null || !value(values, line.section()).isBlank()) {
                String text = line.render(values);
                if (!text.isBlank() || line.isLiteral()) {
                    rendered.add(text);
                }
            }
        }
        return EXCESS_BLANK_LINES
                .matcher(String.join("\n", rendered))
                .replaceAll("\n\n")
                .strip();
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** @param section the section the line belongs to, or null */
    record Line(@Nullable String section, List<Piece> pieces) {

        boolean isLiteral() {
            return pieces.stream().noneMatch(Piece::isPlaceholder);
        }

        String render(Map<String, String> values) {
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                text.append(piece.isPlaceholder() ? value(values, piece.text()) : piece.text());
            }
            return text.toString();
        }
    }

    /** @param text the literal text, or the placeholder's name */
    record Piece(String text, boolean isPlaceholder) {}
}
