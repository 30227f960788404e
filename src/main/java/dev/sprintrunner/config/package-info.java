/** What the user chose ({@code settings.yaml}) and where a project's runtime files live. Pure but for those files. */
@NullMarked
package dev.sprintrunner.config;

import org.jspecify.annotations.NullMarked;
