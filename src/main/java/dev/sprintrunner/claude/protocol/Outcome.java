package dev.sprintrunner.claude.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface Outcome {

    Treatment treatment();

    /** The stream says the run succeeded. Whether the answer holds a verdict, and its effect is there, is not judged here. */
    record Succeeded(Set<Flag> flags) implements Outcome {
        public Succeeded {
            EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
            ordered.addAll(flags);
            flags = Collections.unmodifiableSet(ordered);
        }

        @Override
        public Treatment treatment() {
            return Treatment.COMPLETE;
        }
    }

    /** What is worth telling about a run that succeeded. */
    enum Flag {
        /** A schema was given, but no result has structured output: the text must carry the verdict. */
        STRUCTURED_OUTPUT_MISSING,
        PERMISSIONS_DENIED,
        /** Lines could not be read, or parts of them were cut. */
        LINES_LOST,
        UNKNOWN_LINES,
        MODEL_FALLBACK,
        TASK_FAILED,
        /** Background tasks had not ended. */
        TASKS_LEFT,
        EXIT_CODE_DISAGREES
    }

    /**
     * @param message    one line for people
     * @param detail     fields, exit code and stderr, for those who look closer
     * @param retryAfter wait at least this long before the next try; null when nothing is known
     */
    record Failed(
            FailureClass failureClass,
            String message,
            String detail,
            @Nullable Duration retryAfter) implements Outcome {
        @Override
        public Treatment treatment() {
            return failureClass.treatment();
        }
    }

    /**
     * The account's usage limit is reached.
     *
     * @param resetsAt when it is lifted; may be past; null when nothing says so
     * @param text     what the CLI said, on one line
     */
    record UsageLimited(@Nullable Instant resetsAt, LimitSource source, String text) implements Outcome {
        @Override
        public Treatment treatment() {
            return Treatment.WAIT_FOR_LIMIT;
        }
    }

    /** Where the reset time comes from, most reliable first. */
    enum LimitSource {
        RATE_LIMIT_EVENT,
        ERROR_LINE,
        TEXT,
        NONE
    }

    /** The driver ended the run because it was asked to; nothing the run said in the end counts. */
    record Stopped() implements Outcome {
        @Override
        public Treatment treatment() {
            return Treatment.INTERRUPTED;
        }
    }
}
