package dev.sprintrunner.git;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code git add -A} and {@code git commit}, with the user's configuration and hooks. */
final class NativeCommit {
    private static final int MAX_REASON_LENGTH = 4000;

    private final Git repository;
    private final GitRunner git;
    private final Duration timeout;

    /** @param timeout for {@code git commit}, whose hooks may run the project's tests */
    NativeCommit(Git repository, GitRunner git, Duration timeout) {
        this.repository = repository;
        this.git = git;
        this.timeout = timeout;
    }

    CommitResult commit(String message, List<String> excludedPaths) throws GitException {
        List<String> unmerged = repository.status().unmergedPaths();
        if (!unmerged.isEmpty()) {
            return new CommitResult.Failed("a merge is not finished: resolve the conflict in "
                    + QuotedPath.of(unmerged.get(0)) + " (" + unmerged.size() + " in all)");
        }
        GitOutput added = git.runAnyExit(addAll(excludedPaths));
        if (!added.succeeded()) {
            return failed("git add failed: ", added);
        }
        if (!isAnythingStaged()) {
            return new CommitResult.Nothing();
        }
        if (!isIdentityKnown()) {
            return new CommitResult.Failed("git does not know who commits; set it with: git config --global user.name"
                    + " \"Your Name\" and git config --global user.email you@example.com");
        }
        GitOutput committed = git.runAnyExit(
                GitCall.of("commit", "--file=-").withInput(message).forHooks(timeout));
        if (!committed.succeeded()) {
            return failed("git commit failed: ", committed);
        }
        return new CommitResult.Committed(
                repository.head().orElseThrow(() -> new GitException("git commit succeeded, but there is no HEAD")));
    }

    /** Paths go by stdin: the number of them is unlimited there, and no locale can spoil them. */
    private static GitCall addAll(List<String> excludedPaths) {
        List<String> specs = new ArrayList<>(List.of(":/"));
        excludedPaths.forEach(path -> specs.add(":(top,exclude,literal)" + path));
        return GitCall.of("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul")
                .withInput(String.join("\0", specs));
    }

    private boolean isAnythingStaged() throws GitException {
        GitCall diff = GitCall.of("diff", "--cached", "--quiet");
        GitOutput output = git.runAnyExit(diff);
        if (output.exitCode() > 1) {
            throw git.failure(diff, output);
        }
        return output.exitCode() == 1;
    }

    private boolean isIdentityKnown() throws GitException {
        return git.runAnyExit(GitCall.of("var", "GIT_AUTHOR_IDENT")).succeeded()
                && git.runAnyExit(GitCall.of("var", "GIT_COMMITTER_IDENT")).succeeded();
    }

    /** Hooks speak on both channels. */
    private static CommitResult failed(String what, GitOutput output) {
        String said = (output.errors().strip() + "\n" + output.text().strip()).strip();
        return new CommitResult.Failed(what + (said.isEmpty() ? "exit code " + output.exitCode() : shortened(said)));
    }

    /** The end tells more than the beginning. */
    private static String shortened(String text) {
        return text.length() <= MAX_REASON_LENGTH ? text : "…" + text.substring(text.length() - MAX_REASON_LENGTH);
    }
}
