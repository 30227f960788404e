package dev.sprintrunner.claude.protocol;

/** How far the agent is on its own to-do list. */
public record TodoProgress(int done, int total) {}
