package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.LiveTokens;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.engine.ProgressItem.Doing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the pulse of a run from its stream. Used by one thread. */
final class PulseMeter {
    private static final int MAX_LINE = 200;

    private final LiveTokens tokens = new LiveTokens();
    private final Repeats repeats = new Repeats();
    private @Nullable String lastLine;

    /** @param doings what the message shows the agent doing */
    void accept(StreamMessage message, List<Doing> doings) {
        tokens.accept(message);
        if (message instanceof StreamMessage.AssistantMessage said) {
            repeats.accept(said);
        } else if (message instanceof StreamMessage.ApiRetry retry) {
            lastLine = waiting(retry);
        }
        doings.forEach(doing -> lastLine = OneLine.of(doing.line(), MAX_LINE));
    }

    private static String waiting(StreamMessage.ApiRetry retry) {
        String cause =
                retry.errorStatus() == null ? "the API does not answer" : "the API answers " + retry.errorStatus();
        long seconds = Math.max(1, Duration.ofMillis(retry.delayMs()).toSeconds());
        return cause + "; tries again in " + seconds + " s (" + retry.attempt() + " of " + retry.maxRetries() + ")";
    }

    Pulse read(RunSummary run, boolean answered, Duration expectedWait) {
        long resultInput = run.usage().allInputTokens();
        long resultOutput = run.usage().outputTokens();
        return new Pulse(
                run.init() == null ? null : run.init().model(),
                run.sessionId(),
                lastLine,
                repeats.latest(),
                run.todos(),
                answered ? resultInput : Math.max(resultInput, tokens.input()),
                answered ? resultOutput : Math.max(resultOutput, tokens.output()),
                answered,
                expectedWait);
    }
}
