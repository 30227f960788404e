package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePatchTest {

    @Test
    void surroundsAChangeWithItsContext() {
        assertThat(LinePatch.between("# Story 2a-1\n\nStatus: draft\n", "# Story 2a-1\n\nStatus: ready-for-dev\n"))
                .hasToString("[{\"oldStart\":1,\"oldLines\":3,\"newStart\":1,\"newLines\":3,"
                        + "\"lines\":[\" # Story 2a-1\",\" \",\"-Status: draft\",\"+Status: ready-for-dev\"]}]");
    }

    @Test
    void leavesOutLinesFarFromTheChange() {
        assertThat(LinePatch.between("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\nnew\n6\n7\n8\n9\n"))
                .hasToString("[{\"oldStart\":3,\"oldLines\":6,\"newStart\":3,\"newLines\":7,"
                        + "\"lines\":[\" 3\",\" 4\",\" 5\",\"+new\",\" 6\",\" 7\",\" 8\"]}]");
    }

    @Test
    void isEmptyWhereNothingChanged() {
        assertThat(LinePatch.between("same\n", "same\n")).isEmpty();
    }
}
