package dev.sprintrunner.web.transcript;

import java.nio.file.Path;

/** The files of one command. They have a name for the agent's stream also where they hold plain output. */
record TranscriptFiles(Path stream, Path errors, Path prompt, Path systemPrompt) {

    /**
     * @param transcripts the folder of all
     * @param stem        as the column {@code files} has it
     */
    static TranscriptFiles of(Path transcripts, String stem) {
        Path file = transcripts.resolve(stem).normalize();
        if (!file.startsWith(transcripts)) {
            throw new IllegalStateException("the recorded files " + stem + " are not below " + transcripts);
        }
        return new TranscriptFiles(
                Path.of(file + ".ndjson"),
                Path.of(file + ".stderr"),
                Path.of(file + ".prompt.md"),
                Path.of(file + ".system.md"));
    }
}
