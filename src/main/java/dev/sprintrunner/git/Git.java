package dev.sprintrunner.git;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The repository that holds a project. The project may be a directory inside it; all paths are from the top of the
 * work tree. Nothing here moves a ref, the index or a file, except {@link #commitAll}. Needs git 2.25.
 */
public final class Git {
    private static final Duration COMMIT_TIMEOUT = Duration.ofMinutes(30);
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{4,64}");

    /** What git leaves in its directory while something is half done; a rebase may pick cherries. */
    private static final List<Map.Entry<String, String>> OPERATIONS = List.of(
            Map.entry("rebase-merge", "rebase"),
            Map.entry("rebase-apply", "rebase"),
            Map.entry("MERGE_HEAD", "merge"),
            Map.entry("CHERRY_PICK_HEAD", "cherry-pick"),
            Map.entry("REVERT_HEAD", "revert"));

    private final Path directory;
    private final GitRunner runner;

    public Git(Path directory) {
        this(directory, Map.of());
    }

    /** @param environment additions for git, which win over everything else */
    public Git(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.runner = new GitRunner(directory, environment);
    }

    /**
     * False outside a repository and in a bare one.
     *
     * @throws GitException also when git refuses the repository, because it belongs to somebody else say
     */
    public boolean isWorkTree() throws GitException {
        GitCall call = GitCall.of("rev-parse", "--is-inside-work-tree");
        GitOutput output = runner.runAnyExit(call);
        if (!output.succeeded() && !output.errors().contains("not a git repository")) {
            throw runner.failure(call, output);
        }
        return output.succeeded() && output.line().equals("true");
    }

    /** The top of the work tree, which the paths in this package's answers are relative to. */
    public Path topLevel() throws GitException {
        return Path.of(optionalLine(GitCall.of("rev-parse", "--show-toplevel"))
                .orElseThrow(() -> new GitException("git names no top of the work tree")));
    }

    /** The hash of the commit that is checked out; empty before the first one. */
    public Optional<String> head() throws GitException {
        return optionalLine(GitCall.of("rev-parse", "--verify", "--quiet", "HEAD^{commit}"));
    }

    /** The branch that is checked out, also before its first commit; empty for a detached HEAD. */
    public Optional<String> branch() throws GitException {
        return optionalLine(GitCall.of("symbolic-ref", "--quiet", "--short", "HEAD"));
    }

    public GitStatus status() throws GitException {
        return GitStatus.parse(
                runner.run(GitCall.of("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"))
                        .text());
    }

    /**
     * The id of a tree that holds the work tree as it is now, untracked files included, ignored ones not. Of a
     * submodule it holds the commit only. Files that cannot be read are left out.
     */
    public String snapshotTree() throws GitException {
        return new WorkTreeSnapshot(directory, runner).take();
    }

    /** What differs between two trees (or commits), in the order of their paths. */
    public List<ChangedFile> changedFiles(String treeA, String treeB) throws GitException {
        return ChangedFiles.parse(runner.run(GitCall.of(
                        "diff-tree", "-r", "-z", "--no-renames", "--raw", "--numstat", object(treeA), object(treeB)))
                .text());
    }

    /** @param maxBytes where to cut */
    public UnifiedDiff unifiedDiff(String treeA, String treeB, String path, int maxBytes) throws GitException {
        requirePassable(path);
        GitCall call = GitCall.of(
                        "-c",
                        "core.quotePath=false",
                        "diff-tree",
                        "-r",
                        "-p",
                        "--no-renames",
                        "--no-color",
                        "--no-ext-diff",
                        "--no-textconv",
                        object(treeA),
                        object(treeB),
                        "--",
                        ":(top,literal)" + path)
                .withMaxOutput(maxBytes);
        GitOutput output = runner.runAnyExit(call);
        if (!output.cut() && !output.succeeded()) {
            throw runner.failure(call, output);
        }
        return UnifiedDiff.of(output);
    }

    /**
     * Commits everything that is not ignored.
     *
     * @param excludedPaths files and directories, from the top of the work tree, that are not added; what the user
     *     has staged of them is committed all the same
     */
    public CommitResult commitAll(String message, List<String> excludedPaths) throws GitException {
        return new NativeCommit(this, runner, COMMIT_TIMEOUT).commit(message, excludedPaths);
    }

    /**
     * The commits after {@code from} up to {@code to}, newest first.
     *
     * @param from a hash, or null for the beginning, when there was no commit yet
     */
    public List<LoggedCommit> log(@Nullable String from, String to, int maxCount) throws GitException {
        String range = from == null ? object(to) : object(from) + ".." + object(to);
        return LoggedCommit.parse(runner.run(GitCall.of(
                        "log",
                        "-z",
                        "--no-color",
                        "--no-show-signature",
                        "--max-count=" + maxCount,
                        LoggedCommit.FORMAT,
                        range,
                        "--"))
                .text());
    }

    /** What is half done and git would go on with: {@code merge}, {@code rebase}, {@code cherry-pick}, {@code revert}. */
    public Optional<String> unfinishedOperation() throws GitException {
        Path home = Path.of(
                runner.run(GitCall.of("rev-parse", "--absolute-git-dir")).line());
        return OPERATIONS.stream()
                .filter(trace -> Files.exists(home.resolve(trace.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether any file at or below {@code path} is under version control. */
    public boolean tracks(Path path) throws GitException {
        return !runner.run(GitCall.of("--literal-pathspecs", "ls-files", "-z", "--", path.toString()))
                .text()
                .isEmpty();
    }

    private Optional<String> optionalLine(GitCall call) throws GitException {
        GitOutput output = runner.runAnyExit(call);
        if (output.exitCode() > 1) {
            throw runner.failure(call, output);
        }
        return output.succeeded() ? Optional.of(output.line()) : Optional.empty();
    }

    /** Keeps what looks like an option away from git. */
    private static String object(String id) {
        if (!OBJECT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the hash of a git object: " + id);
        }
        return id;
    }

    /** Java writes '?' for a character the locale does not have, and git would look for another file. */
    private static void requirePassable(String path) throws GitException {
        Charset ofArguments = Charset.forName(
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
        if (!ofArguments.newEncoder().canEncode(path)) {
            throw new GitException("the name " + path + " cannot be passed to git in the locale of this program;"
                    + " start it with LC_ALL=C.UTF-8");
        }
    }
}
