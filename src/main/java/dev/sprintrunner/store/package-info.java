/** The record of everything in SQLite: plain JDBC, numbered migrations, one class for each table. */
@NullMarked
package dev.sprintrunner.store;

import org.jspecify.annotations.NullMarked;
