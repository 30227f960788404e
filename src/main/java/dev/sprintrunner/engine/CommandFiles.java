package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentFiles;
import java.nio.file.Path;

/** The files of one command, side by side in {@code transcripts/}. */
record CommandFiles(Path folder, String name) {

    /** @param transcripts the folder of all batches */
    static CommandFiles of(Path transcripts, long batchId, long commandId, String command) {
        return new CommandFiles(transcripts, "batch-%d/%05d-%s".formatted(batchId, commandId, command));
    }

    Path transcript() {
        return folder.resolve(name + ".ndjson");
    }

    Path errors() {
        return folder.resolve(name + ".stderr");
    }

    Path prompt() {
        return folder.resolve(name + ".prompt.md");
    }

    Path systemPrompt() {
        return folder.resolve(name + ".system.md");
    }

    AgentFiles agentFiles() {
        return new AgentFiles(transcript(), errors());
    }
}
