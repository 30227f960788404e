/**
 * Makes the workflow's steps happen: threads, time, agents, files. {@link dev.sprintrunner.engine.BatchRun} asks for
 * the next step, carries it out and records the facts that come of it.
 */
@NullMarked
package dev.sprintrunner.engine;

import org.jspecify.annotations.NullMarked;
