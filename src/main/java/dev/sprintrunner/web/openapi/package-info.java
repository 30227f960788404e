/** The description of the interface for programs. */
@NullMarked
package dev.sprintrunner.web.openapi;

import org.jspecify.annotations.NullMarked;
