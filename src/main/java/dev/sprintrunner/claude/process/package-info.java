/** Starts agents, reads the files they write, finds them again and ends them with everything they started. */
@NullMarked
package dev.sprintrunner.claude.process;

import org.jspecify.annotations.NullMarked;
