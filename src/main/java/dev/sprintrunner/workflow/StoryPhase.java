package dev.sprintrunner.workflow;

/** Where a story of the running cycle is, in the order in which it passes. */
public enum StoryPhase {
    /** To be written by create-story, with story-discovery beside it. */
    CREATE,
    STORY_REVIEW,
    TECH_SPEC,
    TECH_SPEC_REVIEW,
    DEVELOPMENT,
    CODE_REVIEW,
    /** Accepted by review; the user's verify command has the last word. */
    VERIFICATION,
    DONE,
    BLOCKED;

    public boolean isFinal() {
        return this == DONE || this == BLOCKED;
    }

    /** Whether one agent works on all stories of the cycle that are in this phase. */
    public boolean isShared() {
        return compareTo(TECH_SPEC_REVIEW) <= 0;
    }
}
