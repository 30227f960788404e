/** The commands of the workflow, by the names people and logs know them by. Pure. */
@NullMarked
package dev.sprintrunner.command;

import org.jspecify.annotations.NullMarked;
