package dev.sprintrunner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.doctor.SignIn.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
    @TempDir
    private Path home;

    private List<Source> sources(Map<String, String> environment, boolean mac) {
        return new SignInProbe(environment, home, mac).look().sources();
    }

    private Path write(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{}");
    }

    @Test
    void nothingSetAndNothingStoredIsNoSignIn() {
        assertThat(sources(Map.of("ANTHROPIC_API_KEY", "", "CLAUDE_CODE_USE_VERTEX", "0"), true))
                .isEmpty();
    }

    @Test
    void theOrderIsClaudeCodesOwn() throws IOException {
        write(".claude/.credentials.json");
        Map<String, String> all = Map.of(
                "CLAUDE_CODE_OAUTH_TOKEN", "x",
                "ANTHROPIC_API_KEY", "x",
                "ANTHROPIC_AUTH_TOKEN", "x",
                "CLAUDE_CODE_USE_FOUNDRY", "1",
                "CLAUDE_CODE_USE_VERTEX", "true",
                "CLAUDE_CODE_USE_BEDROCK", "1");
        assertThat(sources(all, false))
                .containsExactly(
                        Source.BEDROCK,
                        Source.VERTEX,
                        Source.FOUNDRY,
                        Source.AUTH_TOKEN,
                        Source.API_KEY,
                        Source.OAUTH_TOKEN,
                        Source.STORED_LOGIN);
    }

    @Test
    void theStoredLoginIsLookedForWhereItIsConfigured() throws IOException {
        write("elsewhere/.credentials.json");
        assertThat(sources(Map.of(), false)).isEmpty();
        assertThat(sources(Map.of("CLAUDE_CONFIG_DIR", home.resolve("elsewhere").toString()), false))
                .containsExactly(Source.STORED_LOGIN);
        assertThat(sources(Map.of("CLAUDE_CONFIG_DIR", "\0"), false)).isEmpty();
    }

    @Test
    void aStoredLoginIsNotRead() throws IOException {
        Path login = write(".claude/.credentials.json");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("---------"));
        assertThat(sources(Map.of(), false)).containsExactly(Source.STORED_LOGIN);
    }

    @Test
    void onMacTheKeychainMayHoldALogin() throws IOException {
        write(".claude.json");
        assertThat(sources(Map.of(), true)).containsExactly(Source.KEYCHAIN);
        assertThat(sources(Map.of(), false)).isEmpty();
    }

    @Test
    void userSettingsMayNameAHelper() throws IOException {
        assertThat(new SignInProbe(Map.of(), home, false).look().userSettingsExist())
                .isFalse();
        write(".claude/settings.json");
        assertThat(new SignInProbe(Map.of(), home, false).look().userSettingsExist())
                .isTrue();
    }

    @Test
    void thePlatformIsWhatItsEnvironmentSays() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("os.name", "Linux");
        properties.setProperty("user.name", "root");
        Path program = write("bin/setsid");
        String path = "/nowhere::" + program.getParent();
        assertThat(PlatformProbe.look(Map.of("PATH", path, "IS_SANDBOX", "1"), properties))
                .satisfies(platform -> {
                    assertThat(platform.setsid()).as("not executable").isFalse();
                    assertThat(platform.root()).isTrue();
                    assertThat(platform.sandbox()).isTrue();
                    assertThat(platform.java()).isGreaterThanOrEqualTo(17);
                });
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        properties.setProperty("user.name", "ann");
        assertThat(PlatformProbe.look(Map.of("PATH", path), properties)).satisfies(platform -> {
            assertThat(platform.setsid()).isTrue();
            assertThat(platform.root()).isFalse();
            assertThat(platform.sandbox()).isFalse();
        });
    }

    @Test
    void theDiskIsMeasuredAndMissingDirectoriesAreNotBlamed() {
        DoctorFacts.Storage storage = StorageProbe.look(home, List.of(home, home.resolve("later")));
        assertThat(storage.unwritable()).isEmpty();
        assertThat(storage.freeBytes())
                .hasValueSatisfying(free -> assertThat(free).isPositive());
        assertThat(StorageProbe.look(home.resolve("gone"), List.of()).freeBytes())
                .isEmpty();
    }
}
