package dev.sprintrunner.claude.protocol;

import java.util.Locale;

/** Why a run did not succeed, what to do about it, and for what a person must mend, how. */
public enum FailureClass {
    AUTHENTICATION_FAILED(
            Treatment.STOP_BATCH,
            "Claude Code is not signed in, or its sign-in was refused",
            "Start claude in a terminal and use /login, or set a valid ANTHROPIC_API_KEY (when set, it is used instead of"
                    + " the subscription); then resume."),
    ORGANISATION_NOT_ALLOWED(
            Treatment.STOP_BATCH,
            "The organisation does not allow this sign-in",
            "Sign in with an account that may use Claude Code (/login in claude), or ask the organisation's"
                    + " administrator; then resume."),
    BILLING_ERROR(
            Treatment.STOP_BATCH,
            "The account has no credit",
            "Add credit to the account, or unset ANTHROPIC_API_KEY to use a subscription; then resume."),
    MODEL_NOT_FOUND(
            Treatment.STOP_BATCH,
            "There is no such model for this account",
            "Correct the names under models and small_model in the settings; then resume."),
    UNKNOWN_COMMAND(
            Treatment.STOP_BATCH,
            "The prompt's slash command is not available",
            "Install the command or skill in the project, or set prompt_set to builtin; then resume."),
    REFUSED_OPTION(
            Treatment.STOP_BATCH,
            "Claude Code refused an option",
            "Correct agent_command and agent_extra_args in the settings, or update Claude Code; then resume."),
    ROOT_REFUSED(
            Treatment.STOP_BATCH,
            "Claude Code refuses to bypass permissions as root",
            "Run as an ordinary user, choose another permission_mode, or set IS_SANDBOX=1 inside a container; then"
                    + " resume."),
    START_FAILED(
            Treatment.STOP_BATCH,
            "The agent did not start",
            "Try agent_command of the settings in a terminal, in the project's directory, and mend what it says; then"
                    + " resume."),

    RATE_LIMIT(Treatment.RETRY_LATER, "The API limits the rate of requests"),
    OVERLOADED(Treatment.RETRY_LATER, "The API is overloaded"),
    SERVER_ERROR(Treatment.RETRY_LATER, "The API failed"),
    CONNECTION_FAILED(Treatment.RETRY_LATER, "The API cannot be reached"),

    INVALID_REQUEST(Treatment.FAIL, "The API rejected the request"),
    PROMPT_TOO_LONG(Treatment.FAIL, "The prompt is too long"),
    MAX_OUTPUT_TOKENS(Treatment.FAIL, "The answer exceeded the output limit"),
    REFUSAL(Treatment.FAIL, "The model refused"),
    MALFORMED_RESPONSE(Treatment.FAIL, "The API's reply was unreadable; a proxy may stand between"),
    MAX_TURNS(Treatment.FAIL, "The run reached its limit of turns"),
    MAX_BUDGET(Treatment.FAIL, "The run reached its budget"),
    STRUCTURED_OUTPUT_INVALID(Treatment.FAIL, "The model never gave a verdict that fits the schema"),
    ABORTED(Treatment.FAIL, "The run was aborted from outside"),
    EXECUTION_ERROR(Treatment.FAIL, "Claude Code failed"),
    NO_MODEL_TURN(Treatment.FAIL, "The model was never asked"),
    EMPTY_ANSWER(Treatment.FAIL, "The model gave no answer"),
    NO_OUTPUT(Treatment.FAIL, "The agent ended without a word"),
    CRASHED(Treatment.FAIL, "The agent ended without a result"),
    STALLED(Treatment.FAIL, "The agent gave no output for too long and was ended"),
    TIMED_OUT(Treatment.FAIL, "The agent ran for too long and was ended"),
    SESSION_IN_USE(Treatment.FAIL, "The session id is already in use"),
    UNKNOWN(Treatment.FAIL, "The run failed"),

    /** Start a fresh session instead of resuming. */
    SESSION_LOST(Treatment.INTERRUPTED, "The session to resume no longer exists"),
    /** It ended while nobody watched, and left no answer. */
    LOST(Treatment.INTERRUPTED, "The agent ended unwatched and without a result");

    private final Treatment treatment;
    private final String sentence;
    private final String mend;

    FailureClass(Treatment treatment, String sentence) {
        this(treatment, sentence, "");
    }

    FailureClass(Treatment treatment, String sentence, String mend) {
        this.treatment = treatment;
        this.sentence = sentence;
        this.mend = mend;
    }

    public Treatment treatment() {
        return treatment;
    }

    /** What happened, without a full stop. */
    public String sentence() {
        return sentence;
    }

    /** What a person should do; set for every class that stops the batch, else empty. */
    public String mend() {
        return mend;
    }

    /** The name in records and logs, such as {@code authentication_failed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
