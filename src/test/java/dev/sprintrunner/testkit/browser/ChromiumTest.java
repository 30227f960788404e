package dev.sprintrunner.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    private static final ChromiumSource NOT_ASKED = () -> {
        throw new AssertionError("a Chromium is installed, none must be fetched");
    };

    @TempDir
    Path temp;

    private Path bin;

    @BeforeEach
    void makeBin() throws IOException {
        bin = Files.createDirectory(temp.resolve("bin"));
    }

    @Test
    void takesTheProgramTheVariableNames() throws IOException {
        Path named = program(temp.resolve("mine"), "echo Google Chrome 150.0");
        program(bin.resolve("chromium"), "echo Chromium 149.0");

        assertThat(chromium(Map.of(Chromium.VARIABLE, named.toString()), NOT_ASKED)
                        .locate())
                .isEqualTo(named);
    }

    @Test
    void refusesAVariableThatNamesNoChromium() throws IOException {
        program(bin.resolve("chromium"), "echo Chromium 149.0");

        assertThatThrownBy(() -> chromium(Map.of(Chromium.VARIABLE, "/nowhere/chrome"), NOT_ASKED)
                        .locate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(Chromium.VARIABLE, "/nowhere/chrome", "unset it");
    }

    @Test
    void findsAnInstalledOneByAnyOfItsNames() throws IOException {
        Path installed = program(bin.resolve("google-chrome-stable"), "echo Google Chrome 150.0.1");

        assertThat(chromium(Map.of(), NOT_ASKED).locate()).isEqualTo(installed);
    }

    @Test
    void passesOverAStubThatOnlyTellsHowToGetOne() throws IOException {
        program(bin.resolve("chromium-browser"), "echo install the chromium snap; exit 1");
        Path provided = program(temp.resolve("provided"), "echo Chromium 150.0");

        assertThat(chromium(Map.of(), () -> provided).locate()).isEqualTo(provided);
    }

    @Test
    void triesTheNextSourceWhenOneFails() throws IOException {
        Path broken = program(temp.resolve("broken"), "exit 127");
        Path provided = program(temp.resolve("provided"), "echo Chromium 150.0");

        assertThat(chromium(
                                Map.of(),
                                () -> {
                                    throw new IllegalStateException("no network");
                                },
                                () -> broken,
                                () -> provided)
                        .locate())
                .isEqualTo(provided);
    }

    @Test
    void namesTheMendWhenNoSourceHasOne() {
        assertThatThrownBy(() -> chromium(Map.of(), () -> {
                            throw new IllegalStateException("no network");
                        })
                        .locate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("install Chromium or Google Chrome", Chromium.VARIABLE, "no network");
    }

    private Chromium chromium(Map<String, String> variables, ChromiumSource... sources) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("PATH", bin.toString());
        return new Chromium(environment, temp.resolve("cache"), List.of(sources));
    }

    private static Path program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
