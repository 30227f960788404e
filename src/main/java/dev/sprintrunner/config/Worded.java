package dev.sprintrunner.config;

/** A choice as users write it. */
public interface Worded {
    String text();
}
