package dev.sprintrunner.claude.process;

import java.nio.file.Path;

/**
 * Where an agent writes. Both files are made if missing, for their owner only, and appended to.
 *
 * @param transcript stdout, one JSON object a line; a file because a pipe can lose the end of it
 * @param errors     stderr
 */
public record AgentFiles(Path transcript, Path errors) {}
