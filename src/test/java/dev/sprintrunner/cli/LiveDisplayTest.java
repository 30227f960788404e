package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveDisplayTest {
    private static final String COLOUR = "\u001b[32m";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Terminal terminal() throws Exception {
        Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new ByteArrayInputStream(new byte[0]), written)
                .type("xterm")
                .encoding(StandardCharsets.UTF_8)
                .build();
        terminal.setSize(new Size(60, 20));
        return terminal;
    }

    private LiveDisplay display(Terminal terminal, boolean colours) {
        return new LiveDisplay(
                terminal,
                new LiveScreen(Map.of(), ZoneOffset.UTC),
                LiveView.EMPTY,
                Clock.fixed(Events.START, ZoneOffset.UTC),
                colours,
                CliRun.NO_SIGNALS);
    }

    private String paint(boolean colours) throws Exception {
        Events events = new Events();
        try (Terminal terminal = terminal()) {
            try (LiveDisplay display = display(terminal, colours)) {
                display.onEvent(events.batchStart(1));
                display.onEvent(events.cycleStart(1, "1-1-a"));
                display.onEvent(events.story("1-1-a", "review", "done", "accepted"));
                display.open();
                waitUntilWritten("Batch 7");
                assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO))
                        .isFalse();
            }
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private void waitUntilWritten(String text) throws InterruptedException {
        while (!written.toString(StandardCharsets.UTF_8).contains(text)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void paintsAndTakesThePictureAway() throws Exception {
        assertThat(paint(true)).contains("Batch 7", "1 done", COLOUR).contains("\u001b[K");
    }

    @Test
    void isPlainWhereColoursAreNotWanted() throws Exception {
        assertThat(paint(false)).contains("1 done").doesNotContain(COLOUR);
    }

    @Test
    void givesTheTerminalBackAsItWas() throws Exception {
        try (Terminal terminal = terminal()) {
            boolean echo = terminal.getAttributes().getLocalFlag(LocalFlag.ECHO);
            display(terminal, true).open().close();
            assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isEqualTo(echo);
        }
    }
}
