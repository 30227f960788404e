package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Path path;
    private LiveSettings settings;

    @BeforeEach
    void open() throws IOException {
        path = directory.resolve("settings.yaml");
        Files.writeString(path, "max_code_review_attempts: 7\n");
        settings = new LiveSettings(new SettingsFile(path), Settings.defaults(), warnings::add);
    }

    private int attempts() {
        return settings.get().workflow().maxCodeReviewAttempts();
    }

    @Test
    void followsTheFile() throws IOException {
        assertThat(attempts()).isEqualTo(7);

        Files.writeString(path, "max_code_review_attempts: 4\n");

        assertThat(attempts()).isEqualTo(4);
        assertThat(warnings).isEmpty();
    }

    @Test
    void givesTheSameObjectWhileTheFileIsTheSame() {
        assertThat(settings.get()).isSameAs(settings.get());
    }

    @Test
    void aFileThatIsNotYamlLeavesTheLastValidOnes() throws IOException {
        attempts();
        Files.writeString(path, "max_code_review_attempts: [\n");

        assertThat(attempts()).isEqualTo(7);
        assertThat(attempts()).isEqualTo(7);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the settings stay as they were: " + path)
                .contains("mend that line");
    }

    @Test
    void oneBadValueLeavesAllTheLastValidOnes() throws IOException {
        attempts();
        Files.writeString(path, "max_code_review_attempts: 3\nhaiku_after_review: never\n");

        assertThat(attempts()).isEqualTo(7);
        assertThat(attempts()).isEqualTo(7);
        assertThat(warnings).singleElement().asString().contains("haiku_after_review");
    }

    @Test
    void anEmptiedOrRemovedFileIsNotTakenForTheDefaults() throws IOException {
        attempts();
        Files.writeString(path, "");
        assertThat(attempts()).isEqualTo(7);

        Files.delete(path);

        assertThat(attempts()).isEqualTo(7);
        assertThat(warnings).singleElement().asString().contains("is empty or gone");
    }

    @Test
    void aFileThatWasNeverThereMeansTheDefaults() throws IOException {
        Files.delete(path);

        assertThat(settings.get()).isEqualTo(Settings.defaults());
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheLastValidOnes() throws IOException {
        attempts();
        Files.delete(path);
        Files.createDirectory(path);

        assertThat(attempts()).isEqualTo(7);
        assertThat(attempts()).isEqualTo(7);
        assertThat(warnings).singleElement().asString().contains(path + ": cannot be used");
    }

    @Test
    void theSameSlipAfterARepairIsToldAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.writeString(path, "max_code_review_attempts: 7\n");
            attempts();
            Files.writeString(path, "max_code_review_attempts: 0\n");
            attempts();
        }

        assertThat(warnings).hasSize(2);
    }

    @Test
    void aFileBrokenFromTheBeginningLeavesTheInitialOnes() throws IOException {
        Files.writeString(path, "nonsense: [\n");

        assertThat(settings.get()).isEqualTo(Settings.defaults());
        assertThat(warnings).hasSize(1);
    }
}
