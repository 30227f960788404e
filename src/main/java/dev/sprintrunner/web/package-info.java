/** The HTTP server: what holds the parts of the interface together. */
@NullMarked
package dev.sprintrunner.web;

import org.jspecify.annotations.NullMarked;
