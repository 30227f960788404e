/**
 * What happens next. Facts in, a step out: {@link dev.sprintrunner.workflow.Workflow#decide} looks at the
 * {@link dev.sprintrunner.workflow.BatchState} that the recorded {@link dev.sprintrunner.workflow.Fact}s add up to and
 * names the next {@link dev.sprintrunner.workflow.Step}. Pure: no clock, no files, no randomness.
 */
@NullMarked
package dev.sprintrunner.workflow;

import org.jspecify.annotations.NullMarked;
