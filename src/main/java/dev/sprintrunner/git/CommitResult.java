package dev.sprintrunner.git;

/** How an attempt to commit ended. */
public sealed interface CommitResult {

    record Committed(String hash) implements CommitResult {}

    /** There was nothing to commit. */
    record Nothing() implements CommitResult {}

    /** Nothing was committed; {@code reason} is for the user and names the mend, or is what git or a hook said. */
    record Failed(String reason) implements CommitResult {}
}
