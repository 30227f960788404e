package dev.sprintrunner.prompt;

/** Why a Claude session has to be told to go on. */
public enum Interruption {
    /** The agent or the machine ended without an answer. */
    DIED("Your process ended before you had answered."),
    USAGE_LIMIT("The account's usage limit stopped you; it has been lifted."),
    STOPPED("The person who runs this sprint stopped you, and now wants you to go on.");

    private final String sentence;

    Interruption(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
