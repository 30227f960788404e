package dev.sprintrunner.claude.protocol;

/** What a caller does about an outcome. */
public enum Treatment {
    /** The run is done; read its verdict. */
    COMPLETE,
    /** It counts as a failure of this command. */
    FAIL,
    /** The API's trouble, not the story's: again after a growing pause. */
    RETRY_LATER,
    /** The account's limit: wait for the reset, then go on in the same session. No attempt is charged. */
    WAIT_FOR_LIMIT,
    /** No other command would fare better until a person has mended it. */
    STOP_BATCH,
    /** It was cut short from outside: repeat it, nothing is charged. */
    INTERRUPTED
}
