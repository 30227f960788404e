/**
 * A sample project and a simulated agent, so that Sprint Runner can be tried without Claude Code, network or cost.
 *
 * <p>{@link dev.sprintrunner.demo.SimulatedAgent} is a program of its own, started as a child process like Claude Code. What
 * it plays is a {@code Scenario} (pure), how it speaks is the {@code StreamWriter} (format), what it changes on disk is the
 * {@code Workspace} (effects); the {@code Performer} joins the three.
 */
@NullMarked
package dev.sprintrunner.demo;

import org.jspecify.annotations.NullMarked;
