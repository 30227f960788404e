package dev.sprintrunner.web.batches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How long the prompts of commands were, as long as their files are kept. */
final class PromptSizes {
    private final Path transcripts;

    PromptSizes(Path transcripts) {
        this.transcripts = transcripts;
    }

    /**
     * In bytes; null where it is gone.
     *
     * @param files the command's files, as its row names them
     */
    @Nullable
    Long of(String files) {
        try {
            return Files.size(transcripts.resolve(files + ".prompt.md"));
        } catch (IOException gone) {
            return null;
        }
    }
}
