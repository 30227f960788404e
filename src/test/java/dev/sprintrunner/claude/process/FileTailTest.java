package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTailTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    @Test
    void readsWhatWasAddedSinceTheLastCall() throws IOException {
        Path file = directory.resolve("f");
        try (FileTail tail = new FileTail(file, 0, read::write)) {
            assertThat(tail.drain()).isZero();
            append(file, "one\nha");
            assertThat(tail.drain()).isEqualTo(6);
            assertThat(tail.drain()).isZero();
            append(file, "lf\n");
            tail.drain();

            assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("one\nhalf\n");
            assertThat(tail.offset()).isEqualTo(9);
        }
    }

    @Test
    void beginsAtTheOffset() throws IOException {
        Path file = directory.resolve("f");
        append(file, "0123456789");
        try (FileTail tail = new FileTail(file, 7, read::write)) {
            tail.drain();
        }
        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("789");
    }

    @Test
    void handsBigFilesOnInBoundedChunks() throws IOException {
        Path file = directory.resolve("f");
        byte[] big = new byte[1_000_003];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) (i * 31);
        }
        Files.write(file, big);
        int[] longest = {0};
        try (FileTail tail = new FileTail(file, 0, (bytes, offset, length) -> {
            longest[0] = Math.max(longest[0], length);
            read.write(bytes, offset, length);
        })) {
            assertThat(tail.drain()).isEqualTo(big.length);
        }
        assertThat(read.toByteArray()).isEqualTo(big);
        assertThat(longest[0]).isLessThanOrEqualTo(65536);
    }

    @Test
    void leavesWhatIsWrittenMeanwhileForTheNextCall() throws IOException {
        Path file = directory.resolve("f");
        append(file, "a");
        try (FileTail tail = new FileTail(file, 0, (bytes, offset, length) -> append(file, "b"))) {
            assertThat(tail.drain()).isEqualTo(1);
            assertThat(tail.drain()).isEqualTo(1);
        }
    }

    @Test
    void handsAChunkOnAgainWhenItWasNotTaken() throws IOException {
        Path file = directory.resolve("f");
        append(file, "abc");
        boolean[] fails = {true};
        try (FileTail tail = new FileTail(file, 0, (bytes, offset, length) -> {
            if (fails[0]) {
                throw new IOException("full");
            }
            read.write(bytes, offset, length);
        })) {
            assertThatThrownBy(tail::drain).hasMessage("full");
            fails[0] = false;
            tail.drain();
        }
        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
    }

    @Test
    void saysWhenTheFileWasCut() throws IOException {
        Path file = directory.resolve("f");
        append(file, "abc");
        try (FileTail tail = new FileTail(file, 5, read::write)) {
            assertThatThrownBy(tail::drain).isInstanceOf(IOException.class).hasMessageContaining("was cut");
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
