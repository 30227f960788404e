/** Who may ask: host, origin, content type, token; and the headers of every answer. */
@NullMarked
package dev.sprintrunner.web.security;

import org.jspecify.annotations.NullMarked;
