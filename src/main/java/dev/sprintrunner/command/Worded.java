package dev.sprintrunner.command;

/** A choice as users write it. */
public interface Worded {
    String text();
}
