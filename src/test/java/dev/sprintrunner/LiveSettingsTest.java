package dev.sprintrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void followsTheFileAndKeepsTheLastGoodOnes() throws Exception {
        Path file = directory.resolve("settings.yaml");
        LiveSettings settings = new LiveSettings(new SettingsFile(file), Settings.defaults());
        assertThat(settings.get()).isEqualTo(Settings.defaults());

        Files.writeString(file, "default_max_cycles: 7\n");
        assertThat(settings.get().workflow().defaultMaxCycles()).isEqualTo(7);

        Files.writeString(file, "default_max_cycles: lots\n");
        assertThat(settings.get().workflow().defaultMaxCycles()).isEqualTo(7);

        Files.writeString(file, "default_max_cycles: 3\n");
        assertThat(settings.get().workflow().defaultMaxCycles()).isEqualTo(3);
    }
}
