/** The dashboard's files. */
@NullMarked
package dev.sprintrunner.web.pages;

import org.jspecify.annotations.NullMarked;
