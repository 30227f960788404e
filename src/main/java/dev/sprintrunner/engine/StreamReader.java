package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.ContentBlock;
import dev.sprintrunner.claude.protocol.RunProgress;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.claude.protocol.StreamLine;
import dev.sprintrunner.claude.protocol.StreamLines;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.claude.protocol.StreamParser;
import dev.sprintrunner.report.TaskMarker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads an agent's stream: folds it into a summary and passes on what it tells of the agent's work. Used by one thread. */
final class StreamReader implements OutputReader {

    interface Progress {
        /** What was new since the last call; all of it stands before the offset. */
        void report(List<ProgressItem> items, RunSummary summary, long offset);

        /** There was output. */
        void beat(Pulse pulse, RunSummary summary);
    }

    private final StreamLines lines = new StreamLines();
    private final StreamParser parser = new StreamParser();
    private final RunProgress run = new RunProgress();
    private final Function<String, List<TaskMarker>> markersIn;
    private final Progress progress;
    private final StreamDoings doings;
    private final PulseMeter pulse = new PulseMeter();
    private final ProgressBuffer unreported = new ProgressBuffer();
    private final long reportFrom;
    private boolean answered;
    private boolean named;
    private Duration expectedWait = Duration.ZERO;

    /** @param reportFrom offset in the transcript before which everything has been reported already */
    StreamReader(long reportFrom, Function<String, List<TaskMarker>> markersIn, ToolLine toolLine, Progress progress) {
        this.reportFrom = reportFrom;
        this.markersIn = markersIn;
        this.doings = new StreamDoings(toolLine, line -> !markersIn.apply(line).isEmpty());
        this.progress = progress;
    }

    @Override
    public void accept(byte[] bytes, int from, int length) {
        lines.feed(bytes, from, length).forEach(this::line);
        if (unreported.isFull()) {
            flush();
        }
    }

    /** Reports what has come in since the last report, if it says something new. */
    @Override
    public void flush() {
        RunSummary summary = run.summary();
        answered = summary.results().count() > 0 && summary.runningTasks().isEmpty();
        StreamMessage.ApiRetry waiting = summary.api().waiting();
        expectedWait = waiting == null ? Duration.ZERO : Duration.ofMillis(waiting.delayMs());
        boolean nowNamed = summary.init() != null;
        if (!unreported.isEmpty() || nowNamed != named) {
            named = nowNamed;
            progress.report(unreported.take(), summary, lines.resumeOffset());
        }
        progress.beat(pulse.read(summary, answered, expectedWait), summary);
    }

    /** The end of the stream: a last line without a line feed counts too. */
    @Override
    public void end() {
        lines.end().forEach(this::line);
        flush();
    }

    /** Whether the agent has answered and has nothing in the background. */
    @Override
    public boolean isAnswered() {
        return answered;
    }

    /** How long the agent said, at its last output, that it would wait for the API. */
    @Override
    public Duration expectedWait() {
        return expectedWait;
    }

    RunSummary summary() {
        return run.summary();
    }

    long position() {
        return lines.resumeOffset();
    }

    private void line(StreamLine line) {
        StreamMessage message = parser.parse(line);
        run.accept(line, message);
        List<ProgressItem.Doing> done = doings.in(message);
        pulse.accept(message, done);
        if (line.start() >= reportFrom) {
            textsOf(message).forEach(text -> markersIn.apply(text).forEach(unreported::add));
            done.forEach(unreported::add);
        }
    }

    /** What an agent says and what its tools print; markers may stand in either. */
    private static List<String> textsOf(StreamMessage message) {
        if (message instanceof StreamMessage.AssistantMessage said && !said.synthetic()) {
            return List.of(said.text());
        }
        if (message instanceof StreamMessage.UserMessage user && !user.isSynthetic()) {
            return user.toolStdout() == null ? toolResults(user) : List.of(user.toolStdout());
        }
        return List.of();
    }

    private static List<String> toolResults(StreamMessage.UserMessage user) {
        List<String> texts = new ArrayList<>();
        for (ContentBlock block : user.blocks()) {
            if (block instanceof ContentBlock.ToolResult result) {
                texts.add(result.text());
            }
        }
        return texts;
    }
}
