package dev.sprintrunner.report;

/** How bad an issue is, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    NONE
}
