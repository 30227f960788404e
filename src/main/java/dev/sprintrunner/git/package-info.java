/** What git says about the project, and the one thing the runner itself tells git: a commit. */
@NullMarked
package dev.sprintrunner.git;

import org.jspecify.annotations.NullMarked;
