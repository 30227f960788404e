/** Whether a sprint can run here: checks over facts, and the probes that need nothing but the system. */
@NullMarked
package dev.sprintrunner.doctor;

import org.jspecify.annotations.NullMarked;
