package dev.sprintrunner.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.sprint.Refusal;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.sprint.StoryEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SprintStatusFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-10T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Path path;
    private SprintStatusFile file;

    @BeforeEach
    void writeFile() throws IOException {
        path = directory.resolve("sprint-status.yaml");
        Files.writeString(path, ProjectFixture.SPRINT);
        file = new SprintStatusFile(path, CLOCK);
    }

    private String content() throws IOException {
        return Files.readString(path);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void setsAStatusAndTheDateAndKeepsTheRest() throws IOException {
        SprintStatusFile.Snapshot after = file.setStatus("1-2-dimming", "ready-for-dev");
        assertThat(content())
                .isEqualTo(ProjectFixture.SPRINT
                        .replace("backlog #", "ready-for-dev #")
                        .replace("2026-05-09", "2026-05-10"));
        assertThat(after.content()).isEqualTo(Files.readAllBytes(path));
        assertThat(after.status().story("1-2-dimming").map(StoryEntry::status)).contains("ready-for-dev");
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        file.setStatus("1-2-dimming", "done");
        assertThat(names()).containsExactly("sprint-status.yaml");
    }

    @Test
    void keepsTheMode() throws IOException {
        for (String mode : List.of("rw-rw-r--", "rw-------", "rwxr-x--x")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            file.setStatus("1-2-dimming", mode.equals("rw-------") ? "done" : "review");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(mode);
        }
    }

    @Test
    void writesThroughASymbolicLinkAndKeepsIt() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("real.yaml");
        Files.move(path, elsewhere);
        Files.createSymbolicLink(path, Path.of("elsewhere/real.yaml"));
        file.setStatus("1-2-dimming", "done");
        assertThat(path).isSymbolicLink();
        assertThat(elsewhere).content().contains("1-2-dimming: done # next");
    }

    @Test
    void doesNotTouchTheFileWhenTheStatusIsTheSame() throws IOException {
        Object inode = Files.getAttribute(path, "unix:ino");
        file.setStatus("1-1-lamp", "done");
        assertThat(content()).isEqualTo(ProjectFixture.SPRINT);
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void keepsWhatAnAgentWroteBetweenReadingAndReplacing() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        AtomicFile.Replacer interrupted = (target, expected, content) -> {
            if (attempts.getAndIncrement() < 3) {
                Files.writeString(target, content() + "  1-" + (attempts.get() + 2) + "-new: backlog\n");
            }
            return AtomicFile.replace(target, expected, content);
        };
        new SprintStatusFile(path, CLOCK, interrupted).setStatus("1-2-dimming", "review");
        assertThat(attempts).hasValue(4);
        assertThat(content())
                .contains("1-2-dimming: review # next", "1-3-new: backlog", "1-4-new: backlog", "1-5-new: backlog");
    }

    @Test
    void givesUpOnAFileThatNeverStands() {
        SprintStatusFile restless = new SprintStatusFile(path, CLOCK, (target, expected, content) -> false);
        assertThatThrownBy(() -> restless.setStatus("1-2-dimming", "review"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString());
        assertThatThrownBy(() -> restless.restore("x".getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void manyThreadsLoseNoEdit() throws Exception {
        StringBuilder text = new StringBuilder("development_status:\n");
        for (int i = 1; i <= 8; i++) {
            text.append("  1-").append(i).append("-x: backlog\n");
        }
        Files.writeString(path, text);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> edits = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                String key = "1-" + i + "-x";
                edits.add(pool.submit(() -> file.setStatus(key, "done")));
            }
            for (Future<?> edit : edits) {
                edit.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(content()).isEqualTo(text.toString().replace("backlog", "done"));
    }

    @Test
    void refusesABrokenFileWithFileAndLineAndLeavesIt() throws IOException {
        String conflict = "development_status:\n<<<<<<< HEAD\n  1-1-lamp: done\n";
        Files.writeString(path, conflict);
        assertThatThrownBy(() -> file.setStatus("1-1-lamp", "review"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageStartingWith(path + ":2: merge conflict markers");
        assertThat(content()).isEqualTo(conflict);
    }

    @Test
    void namesAKeyThatIsNotThere() {
        assertThatThrownBy(() -> file.setStatus("9-9-nothing", "review"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageContaining("9-9-nothing");
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        Files.delete(path);
        assertThatThrownBy(file::read).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> file.setStatus("1-1-lamp", "done")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength(SprintStatusFile.MAX_BYTES + 1L);
        }
        assertThat(file.read().status().refusal()).map(Refusal::reason).contains("too large");
        assertThatThrownBy(() -> file.setStatus("1-1-lamp", "done")).isInstanceOf(SprintStatusException.class);
        assertThatThrownBy(() -> file.restore(new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("remove it");
    }

    @Test
    void restoresACopyAndHandsBackWhatWasThere() throws IOException {
        byte[] copy = file.read().content();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.writeString(path, "# All done!\n");
        assertThat(file.restore(copy))
                .hasValueSatisfying(old -> assertThat(old).asString(UTF_8).isEqualTo("# All done!\n"));
        assertThat(Files.readAllBytes(path)).isEqualTo(copy);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-rw-r--");
        assertThat(names()).containsExactly("sprint-status.yaml");
    }

    @Test
    void restoresAFileThatWasRemovedWithItsFolder() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("impl"));
        SprintStatusFile inFolder = new SprintStatusFile(folder.resolve("sprint-status.yaml"), CLOCK);
        Files.delete(folder);
        assertThat(inFolder.restore("x: y\n".getBytes(UTF_8))).isEmpty();
        assertThat(folder.resolve("sprint-status.yaml")).hasContent("x: y");
    }

    @Test
    void snapshotsTellWhetherTheFileChanged() throws IOException {
        SprintStatusFile.Snapshot before = file.read();
        assertThat(file.read().hasSameContentAs(before)).isTrue();
        file.setStatus("1-2-dimming", "done");
        assertThat(file.read().hasSameContentAs(before)).isFalse();
    }

    @Test
    void aReplacementThatComesTooLateChangesNothing() throws IOException {
        byte[] stale = "stale".getBytes(UTF_8);
        assertThat(AtomicFile.replace(path, Optional.of(stale), new byte[0])).isFalse();
        assertThat(AtomicFile.replace(path, Optional.empty(), new byte[0])).isFalse();
        assertThat(AtomicFile.replace(directory.resolve("gone.yaml"), Optional.of(stale), new byte[0]))
                .isFalse();
        assertThat(content()).isEqualTo(ProjectFixture.SPRINT);
        assertThat(names()).containsExactly("sprint-status.yaml");
    }
}
