package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeDirectoryTest {
    @TempDir
    private Path project;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isClosedToOthersAndUnseenByGit() throws IOException {
        RuntimeDirectory directory = RuntimeDirectory.of(project);
        directory.prepare();
        assertThat(directory.root()).isEqualTo(project.resolve(".sprint-runner"));
        assertThat(mode(directory.root())).isEqualTo("rwx------");
        assertThat(mode(directory.transcripts())).isEqualTo("rwx------");
        assertThat(mode(directory.prompts())).isEqualTo("rwx------");
        assertThat(mode(directory.database())).isEqualTo("rw-------");
        assertThat(directory.root().resolve(".gitignore")).hasContent("*\n");
    }

    @Test
    void whatIsThereStaysButIsClosed() throws IOException {
        RuntimeDirectory directory = RuntimeDirectory.of(project);
        Files.createDirectory(
                directory.root(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(directory.settings(), "server_port: 1\n");
        Files.setPosixFilePermissions(directory.settings(), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(directory.root().resolve(".gitignore"), "*\n!settings.yaml\n");
        Files.writeString(directory.database(), "rows");

        directory.prepare();
        directory.prepare();

        assertThat(mode(directory.root())).isEqualTo("rwx------");
        assertThat(mode(directory.settings())).isEqualTo("rw-------");
        assertThat(mode(directory.database())).isEqualTo("rw-------");
        assertThat(directory.settings()).hasContent("server_port: 1\n");
        assertThat(directory.database()).hasContent("rows");
        assertThat(directory.root().resolve(".gitignore")).hasContent("*\n!settings.yaml\n");
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Files.writeString(project.resolve(".sprint-runner"), "");
        assertThatIOException()
                .isThrownBy(() -> RuntimeDirectory.of(project).prepare())
                .withMessageContaining(".sprint-runner is in the way");
    }

    @Test
    void theSettingsTemplateIsWrittenOnceAndPrivate() throws IOException {
        RuntimeDirectory directory = RuntimeDirectory.of(project);
        directory.prepare();
        assertThat(directory.writeSettingsTemplate()).isTrue();
        assertThat(mode(directory.settings())).isEqualTo("rw-------");
        assertThat(directory.settings()).hasContent(SettingsTemplate.render());
        Files.writeString(directory.settings(), "server_port: 1\n");
        assertThat(directory.writeSettingsTemplate()).isFalse();
        assertThat(directory.settings()).hasContent("server_port: 1\n");
    }
}
