package dev.sprintrunner.workflow;

/** What can happen to a story; {@link StoryTransitions} says where it leads. */
public enum StoryEvent {
    CREATED,
    REVIEWED_SPEC_REQUIRED,
    REVIEWED_SPEC_SKIPPED,
    SPEC_WRITTEN,
    SPEC_REVIEWED,
    DEVELOPED,
    ISSUES_FOUND,
    ACCEPTED,
    ACCEPTED_UNVERIFIED,
    VERIFIED,
    VERIFY_FAILED,
    SAME_ISSUES_AGAIN,
    REVIEWS_EXHAUSTED,
    THIRD_FAILURE
}
