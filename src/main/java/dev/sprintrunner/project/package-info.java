/** Where a project's files are, in every generation of BMAD; reads and atomically edits its sprint-status file. */
@NullMarked
package dev.sprintrunner.project;

import org.jspecify.annotations.NullMarked;
