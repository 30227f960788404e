package dev.sprintrunner.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page asks for all modules of its first view at once, not for each when another one has come. */
class ModulePreloadTest {
    private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

    private final ModuleGraph graph = ModuleGraph.ofProgram();

    ModulePreloadTest() throws IOException {}

    @Test
    void thePagePreloadsExactlyTheModulesOfTheFirstView() throws IOException {
        List<String> preloaded =
                PRELOAD.matcher(graph.page()).results().map(MatchResult::group).toList();
        List<String> needed = graph.atOnce().keySet().stream()
                .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
                .toList();

        assertThat(preloaded)
                .as("put into index.html, after the import map:%n  %s%n", String.join("\n  ", needed))
                .isEqualTo(needed);
    }

    @Test
    void aPreloadStandsAfterTheImportMap() {
        assertThat(graph.page().indexOf("modulepreload"))
                .isGreaterThan(graph.page().indexOf("importmap"));
    }
}
