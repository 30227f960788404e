package dev.sprintrunner.engine;

/** A batch cannot start or go on; the message says why and what mends it. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Kind {
        /** Another batch runs. */
        BUSY,
        /** There is no such batch. */
        NO_SUCH_BATCH,
        /** The batch is complete: nothing is left to go on with. */
        COMPLETE,
        /** The project, its files, the agent or the selection do not allow it. */
        UNUSABLE
    }

    private final Kind kind;

    public EngineException(String message) {
        this(Kind.UNUSABLE, message);
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.UNUSABLE;
    }

    public Kind kind() {
        return kind;
    }
}
