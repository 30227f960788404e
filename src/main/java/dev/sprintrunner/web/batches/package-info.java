/** What was recorded of batches, their stories and commands; the snapshot that a page begins with. */
@NullMarked
package dev.sprintrunner.web.batches;

import org.jspecify.annotations.NullMarked;
