/** What goes on now, as one answer: the run, its commands, cost, progress, expected end, git and usage limit. */
@NullMarked
package dev.sprintrunner.web.status;

import org.jspecify.annotations.NullMarked;
