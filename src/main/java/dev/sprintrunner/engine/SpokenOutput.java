package dev.sprintrunner.engine;

import java.time.Duration;
import java.util.function.Consumer;

/** The output of a program that is no agent: kept as its tail, and its last line told whenever there is more. */
final class SpokenOutput implements OutputReader {
    private static final int MAX_LINE = 200;

    private final OutputTail tail;
    private final Consumer<String> lastLine;

    SpokenOutput(OutputTail tail, Consumer<String> lastLine) {
        this.tail = tail;
        this.lastLine = lastLine;
    }

    @Override
    public void accept(byte[] bytes, int from, int length) {
        tail.accept(bytes, from, length);
    }

    @Override
    public void flush() {
        tail.flush();
        lastLine.accept(tail.text()
                .lines()
                .map(line -> OneLine.of(line, MAX_LINE))
                .filter(line -> !line.isEmpty())
                .reduce("", (earlier, later) -> later));
    }

    @Override
    public void end() {
        tail.end();
    }

    @Override
    public boolean isAnswered() {
        return tail.isAnswered();
    }

    @Override
    public Duration expectedWait() {
        return tail.expectedWait();
    }
}
