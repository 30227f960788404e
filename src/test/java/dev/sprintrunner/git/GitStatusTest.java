package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GitStatusTest {

    @Test
    void readsNamesWithAnyCharacter() throws GitException {
        assertThat(GitStatus.parse(" M a b\0?? new\nline\0").entries())
                .containsExactly(new StatusEntry(' ', 'M', "a b"), new StatusEntry('?', '?', "new\nline"));
    }

    @Test
    void refusesAnUnknownForm() {
        assertThatThrownBy(() -> GitStatus.parse("# branch\0")).isInstanceOf(GitException.class);
    }

    @Test
    void findsConflicts() throws GitException {
        assertThat(GitStatus.parse("UU a\0AA b\0DD c\0DU d\0 M e\0A  f\0?? g\0").unmergedPaths())
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void itsTextIsBounded() throws GitException {
        assertThat(GitStatus.parse(" M a\0 M b\0 M c\0").text(2)).isEqualTo(" M a\n M b\n… and 1 more");
        assertThat(GitStatus.parse("").text(2)).contains("clean");
    }

    @Test
    void itsTextHasOneLineForAPathWhateverItsName() throws GitException {
        assertThat(GitStatus.parse("?? a\n M b\0?? ünï\0?? \u001b[31m\0").text(9))
                .isEqualTo("?? \"a\\n M b\"\n?? ünï\n?? \"\\033[31m\"");
    }
}
