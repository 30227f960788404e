/** Which files a command changed, and how. */
@NullMarked
package dev.sprintrunner.web.changes;

import org.jspecify.annotations.NullMarked;
