/** What the parts of the HTTP interface share: routes, errors, JSON, the form of an event. */
@NullMarked
package dev.sprintrunner.web.api;

import org.jspecify.annotations.NullMarked;
