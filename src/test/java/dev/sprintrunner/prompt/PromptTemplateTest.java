package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {
    private static final Set<String> KNOWN = Set.of("a", "b");

    @Test
    void putsValuesIn() {
        assertThat(render("x {{a}}{{b}} y", "1", "2")).isEqualTo("x 12 y");
    }

    @Test
    void readsNothingInAValueAsSyntax() {
        assertThat(render("{{a}} {{b}}", "{{b}} \\{{ $1 \\", "{{#a}}")).isEqualTo("{{b}} \\{{ $1 \\ {{#a}}");
    }

    @Test
    void keepsASectionOnlyWhenItsValueIsNotBlank() {
        String text = "1\n{{#a}}\n2 {{b}}\n{{/a}}\n3";

        assertThat(render(text, "x", "y")).isEqualTo("1\n2 y\n3");
        assertThat(render(text, " ", "y")).isEqualTo("1\n3");
    }

    @Test
    void dropsALineOfEmptyValuesAndTheBlankLinesAroundIt() {
        assertThat(render("1\n\n{{a}}\n\n2", "", "")).isEqualTo("1\n\n2");
    }

    @Test
    void readsAnyLineEnd() {
        assertThat(render("1\r\n{{#a}}\r\n2\r\n{{/a}}\r\n", "x", "")).isEqualTo("1\n2");
    }

    @Test
    void keepsEscapedBraces() {
        assertThat(render("<p>\\{{ name }}</p> }}", "", "")).isEqualTo("<p>{{ name }}</p> }}");
    }

    @Test
    void namesFileAndLineOfAnUnknownPlaceholder() {
        assertThatThrownBy(() -> parse("one\ntwo {{c}}"))
                .isInstanceOf(PromptException.class)
                .hasMessage("my.md:2: unknown placeholder {{c}}; known here: a, b;"
                        + " write \\{{ for the two characters themselves");
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThatThrownBy(() -> parse("{{ a }}\n{{#c}}\n{{/c}}\nx {{#a}}\n{{a\n{{/b}}\n{{#a}}\n{{#b}}"))
                .isInstanceOf(PromptException.class)
                .hasMessageContainingAll(
                        "my.md:1: unknown placeholder {{ a }}",
                        "my.md:2: unknown placeholder {{c}}",
                        "my.md:4: {{#a}} must stand alone on its line",
                        "my.md:5: {{ is not closed",
                        "my.md:6: {{/b}} closes no section that is open",
                        "my.md:8: {{#b}} stands inside the section {{#a}}; sections do not nest",
                        "my.md:7: the section {{#a}} is not closed; add a line {{/a}}");
    }

    @Test
    void namesAMissingPlaceholderWithTheLastLine() {
        assertThatThrownBy(() -> PromptTemplate.parse("my.md", "1\n{{#a}}\n2\n{{/a}}\n", KNOWN, Set.of("a")))
                .isInstanceOf(PromptException.class)
                .hasMessage("my.md:4: the placeholder {{a}} is missing; add it before the end");
    }

    private static PromptTemplate parse(String text) {
        return PromptTemplate.parse("my.md", text, KNOWN, Set.of());
    }

    private static String render(String text, String a, String b) {
        return parse(text).render(Map.of("a", a, "b", b));
    }
}
