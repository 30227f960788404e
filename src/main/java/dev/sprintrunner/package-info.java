/** Entry point and wiring of Sprint Runner. */
@NullMarked
package dev.sprintrunner;

import org.jspecify.annotations.NullMarked;
