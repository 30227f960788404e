/** What a command's agent said and was told, in readable pieces, while it runs and after. */
@NullMarked
package dev.sprintrunner.web.transcript;

import org.jspecify.annotations.NullMarked;
