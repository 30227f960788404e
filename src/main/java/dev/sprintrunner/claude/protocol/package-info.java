/**
 * What a stream-json line of the agent means, how a run ended and what it cost. Pure: bytes and facts in, values out.
 *
 * <p>{@link dev.sprintrunner.claude.protocol.StreamLines} cuts bytes into lines,
 * {@link dev.sprintrunner.claude.protocol.StreamParser} reads a line,
 * {@link dev.sprintrunner.claude.protocol.RunProgress} folds the messages of one process into a
 * {@link dev.sprintrunner.claude.protocol.RunSummary}, and
 * {@link dev.sprintrunner.claude.protocol.OutcomeDecider} judges it once the process has ended.
 */
@NullMarked
package dev.sprintrunner.claude.protocol;

import org.jspecify.annotations.NullMarked;
