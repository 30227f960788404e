/** Whether the server answers and a sprint could run. */
@NullMarked
package dev.sprintrunner.web.health;

import org.jspecify.annotations.NullMarked;
