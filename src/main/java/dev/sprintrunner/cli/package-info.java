/**
 * The command line: what people type, what a terminal shows. The commands work on an {@link dev.sprintrunner.cli.Engine}
 * that the entry point hands in; what is shown is a pure function of what was recorded.
 */
@NullMarked
package dev.sprintrunner.cli;

import org.jspecify.annotations.NullMarked;
