/** Figures for a monitoring system. */
@NullMarked
package dev.sprintrunner.web.metrics;

import org.jspecify.annotations.NullMarked;
