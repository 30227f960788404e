package dev.sprintrunner.config;

import dev.sprintrunner.command.Worded;

/**
 * How Claude Code answers its own permission questions when nobody is there. Its {@code plan} mode is left out on
 * purpose: an agent in it may change nothing, so every command would fail.
 */
public enum PermissionMode implements Worded {
    /** Edits inside the project pass; other tools need {@code allowed_tools}. */
    ACCEPT_EDITS("acceptEdits"),
    /** Everything that changes something needs {@code allowed_tools}. */
    DEFAULT("default"),
    DONT_ASK("dontAsk"),
    /** Everything passes. Refused for root unless {@code IS_SANDBOX=1} is set. */
    BYPASS_PERMISSIONS("bypassPermissions");

    private final String text;

    PermissionMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
