/** The record of events, filtered and in pages. */
@NullMarked
package dev.sprintrunner.web.events;

import org.jspecify.annotations.NullMarked;
