/**
 * What a {@code sprint-status.yaml} says, in which order, what is selectable, and how one value is edited. Pure: works on
 * bytes.
 *
 * <p>The file is read line by line, never as YAML: one in eight real files is not valid YAML, and an edit has to keep
 * every other byte.
 */
@NullMarked
package dev.sprintrunner.sprint;

import org.jspecify.annotations.NullMarked;
