package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.git.ChangedFile.Status;
import org.junit.jupiter.api.Test;

class ChangedFilesTest {
    private static final String RAW = ":100644 100644 aaaa bbbb M\0a b\0:000000 100644 0000 bbbb A\0p\nq\0";

    @Test
    void joinsStatusAndCounts() throws GitException {
        assertThat(ChangedFiles.parse(RAW + "1\t2\ta b\0-\t-\tp\nq\0"))
                .containsExactly(
                        new ChangedFile(Status.MODIFIED, "a b", 1, 2, false),
                        new ChangedFile(Status.ADDED, "p\nq", 0, 0, true));
    }

    @Test
    void takesNoFileNameForARecord() throws GitException {
        String name = ":100644 100644 aaaa bbbb M";
        assertThat(ChangedFiles.parse(":000000 100644 0000 bbbb A\0" + name + "\0001\t0\t" + name + "\0"))
                .containsExactly(new ChangedFile(Status.ADDED, name, 1, 0, false));
    }

    @Test
    void refusesCountsWithoutAStatus() {
        assertThatThrownBy(() -> ChangedFiles.parse(RAW + "1\t2\tother\0"))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("other");
    }
}
