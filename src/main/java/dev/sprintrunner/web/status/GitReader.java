package dev.sprintrunner.web.status;

import dev.sprintrunner.git.ChangedFile;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks git what the tile shows. Slow: used by a thread of its own. */
final class GitReader implements Supplier<@Nullable GitTile> {
    private static final Logger log = LoggerFactory.getLogger(GitReader.class);
    private static final int MAX_COMMITS = 10_000;

    /** Of no file at all; git knows it without having it. By the length of the repository's hashes. */
    private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private static final String EMPTY_TREE_SHA256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

    private final Git git;
    private final Supplier<Optional<CommitRange>> range;
    private String lastProblem = "";

    GitReader(Git git, Supplier<Optional<CommitRange>> range) {
        this.git = git;
        this.range = range;
    }

    /** Null where there is no git, and where it does not answer. */
    @Override
    public @Nullable GitTile get() {
        try {
            GitTile tile = git.isWorkTree() ? read() : null;
            lastProblem = "";
            return tile;
        } catch (GitException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                lastProblem = problem;
                log.warn("What changed in git cannot be told: {}", problem);
            }
            return null;
        }
    }

    private GitTile read() throws GitException {
        String branch = git.branch().orElse(null);
        int uncommitted = git.status().entries().size();
        String head = git.head().orElse(null);
        CommitRange commits = range.get().orElse(new CommitRange(head, head));
        String to = commits.to() == null ? head : commits.to();
        if (to == null || to.equals(commits.from())) {
            return new GitTile(branch, 0, 0, 0, 0, uncommitted);
        }
        List<ChangedFile> files = git.changedFiles(base(commits.from(), to), to);
        return new GitTile(
                branch,
                git.log(commits.from(), to, MAX_COMMITS).size(),
                files.size(),
                files.stream().mapToInt(ChangedFile::added).sum(),
                files.stream().mapToInt(ChangedFile::deleted).sum(),
                uncommitted);
    }

    private static String base(@Nullable String from, String to) {
        if (from != null) {
            return from;
        }
        return to.length() == EMPTY_TREE_SHA256.length() ? EMPTY_TREE_SHA256 : EMPTY_TREE;
    }
}
