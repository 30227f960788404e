package dev.sprintrunner.claude.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Folds the messages of one process into what is known about its run. Memory is bounded however long the run is. Not
 * thread-safe; hand out {@link #summary()}.
 */
public final class RunProgress {

    private static final int MAX_ANSWER_CHARS = 4 << 20;

    private final LineCounter lines = new LineCounter();
    private final ResultList results = new ResultList();
    private final AnswerText answer = new AnswerText(MAX_ANSWER_CHARS);
    private final UsageTotals usage = new UsageTotals();
    private final LimitWatch limits = new LimitWatch();
    private final TaskTracker tasks = new TaskTracker();
    private final DenialList denials = new DenialList();
    private final TodoList todos = new TodoList();
    private StreamMessage.@Nullable Init init;
    private StreamMessage.@Nullable ModelFallback fallback;
    private @Nullable String sessionId;

    public void accept(StreamLine line, StreamMessage message) {
        lines.accept(line, message);
        results.accept(message);
        answer.accept(message);
        usage.accept(message);
        limits.accept(message);
        tasks.accept(message);
        denials.accept(message);
        sessionId = message.sessionId() == null ? sessionId : message.sessionId();
        todos.accept(message);
        if (message instanceof StreamMessage.Init started) {
            init = started;
        } else if (message instanceof StreamMessage.ModelFallback switched) {
            fallback = switched;
        }
    }

    /** What is known now. Copies the answer text, so ask when it is needed, not after every line. */
    public RunSummary summary() {
        return new RunSummary(
                sessionId,
                init,
                results.snapshot(),
                answer.snapshot(),
                usage.usage(),
                usage.numTurns(),
                usage.durationApiMs(),
                denials.snapshot(),
                limits.snapshot(),
                fallback,
                tasks.running(),
                tasks.failedCount(),
                todos.progress(),
                lines.snapshot());
    }
}
