/**
 * What the agent is told: the prompt of each command, and the files appended to its system prompt. Pure, but for
 * {@link dev.sprintrunner.prompt.PromptFiles} and {@link dev.sprintrunner.prompt.InjectionReader}, which read files.
 */
@NullMarked
package dev.sprintrunner.prompt;

import org.jspecify.annotations.NullMarked;
