package dev.sprintrunner.config;

/** The groups of the Settings tab, in its order. Each is one nested record of {@link Settings}. */
public enum SettingGroup {
    SERVER("Server"),
    WORKFLOW("Workflow"),
    AGENT("Agent"),
    LIMITS("Retries and limits"),
    SAFETY("Safety thresholds");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
