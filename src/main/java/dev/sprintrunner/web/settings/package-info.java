/** The settings, read and changed through the interface. */
@NullMarked
package dev.sprintrunner.web.settings;

import org.jspecify.annotations.NullMarked;
