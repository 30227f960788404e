/** The sprint as its file says it, joined with what was recorded; changes of a story's status by a person. */
@NullMarked
package dev.sprintrunner.web.sprint;

import org.jspecify.annotations.NullMarked;
