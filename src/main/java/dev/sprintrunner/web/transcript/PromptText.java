package dev.sprintrunner.web.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an agent was told.
 *
 * @param prompt      its beginning when it is very long
 * @param promptBytes of the whole
 * @param systemBytes of the files injected into the system prompt
 */
record PromptText(String prompt, long promptBytes, long systemBytes, boolean truncated) {
    private static final int MAX_BYTES = 1 << 20;

    /** @throws java.nio.file.NoSuchFileException when there is no prompt (any more) */
    static PromptText read(TranscriptFiles files) throws IOException {
        long size = Files.size(files.prompt());
        try (InputStream in = Files.newInputStream(files.prompt())) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return new PromptText(text, size, sizeOf(files.systemPrompt()), size > MAX_BYTES);
        }
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
