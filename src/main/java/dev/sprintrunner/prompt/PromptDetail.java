package dev.sprintrunner.prompt;

/** What a prompt can say beyond the story itself. A detail that is absent or blank leaves its passage out. */
public enum PromptDetail {
    /** The commit the code stood at before the story; {@code HEAD} when absent. */
    BASE_COMMIT,
    /** Output of {@code git status}. */
    GIT_STATUS,
    /** One line; made from epic and story ids when absent. */
    COMMIT_MESSAGE,
    /** The issues of all earlier attempts of a review, newest last. */
    PREVIOUS_ISSUES,
    /** The {@code verify_command} of the settings. */
    VERIFY_COMMAND,
    /** What that command printed when it last failed. */
    VERIFY_OUTPUT,
    /** Why the previous run of this command failed. */
    PREVIOUS_FAILURE,
    /** What the person who runs the sprint wants this agent to know. */
    NOTE
}
