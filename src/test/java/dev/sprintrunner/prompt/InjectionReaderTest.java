package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.prompt.InjectionDocument.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectionReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsAFile() throws IOException {
        Files.writeString(folder.resolve("a.md"), "Größe\r\n");

        assertThat(read("a.md")).isEqualTo(InjectionDocument.ofText("a.md", path("a.md"), "Größe\r\n"));
    }

    @Test
    void takesTheGivenTextInsteadOfTheFile() throws IOException {
        Files.writeString(folder.resolve("a.md"), "changed since");

        InjectionSource frozen = new InjectionSource("context", path("a.md"), "frozen");

        assertThat(InjectionReader.read(List.of(frozen)))
                .containsExactly(InjectionDocument.ofText("context", path("a.md"), "frozen"));
    }

    @Test
    void tellsAMissingFile() {
        assertThat(read("a.md").state()).isEqualTo(State.MISSING);
        assertThat(read("no/such/folder.md").state()).isEqualTo(State.MISSING);
    }

    @Test
    void includesNoBinaryFile() throws IOException {
        Files.write(folder.resolve("latin1.md"), new byte[] {'a', (byte) 0xE4, 'b'});
        Files.write(folder.resolve("nul.md"), new byte[] {'a', 0, 'b'});

        assertThat(read("latin1.md").state()).isEqualTo(State.NOT_TEXT);
        assertThat(read("nul.md").state()).isEqualTo(State.NOT_TEXT);
    }

    @Test
    void readsNoHugeFile() throws IOException {
        Files.write(folder.resolve("huge.md"), new byte[9 * 1024 * 1024]);

        assertThat(read("huge.md").state()).isEqualTo(State.TOO_LARGE);
    }

    @Test
    void survivesAFolderAndAnImpossiblePath() throws IOException {
        Files.createDirectory(folder.resolve("a.md"));

        assertThat(read("a.md").state()).isEqualTo(State.UNREADABLE);
        assertThat(InjectionReader.read(InjectionSource.ofFile("x", "/a\0b")).state())
                .isEqualTo(State.UNREADABLE);
    }

    private InjectionDocument read(String name) {
        return InjectionReader.read(InjectionSource.ofFile(name, path(name)));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
