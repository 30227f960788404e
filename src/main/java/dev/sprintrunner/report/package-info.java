/** What agents report while and after they work: task markers and verdicts. Pure. */
@NullMarked
package dev.sprintrunner.report;

import org.jspecify.annotations.NullMarked;
