/** Start, stop, resume and try now, for the routes and the WebSocket alike. */
@NullMarked
package dev.sprintrunner.web.control;

import org.jspecify.annotations.NullMarked;
