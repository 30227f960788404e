package dev.sprintrunner.engine;

import java.time.Duration;

/** Takes what a running program writes. Used by the one thread that follows it. */
interface OutputReader {

    void accept(byte[] bytes, int from, int length);

    /** Called when there was output and no more is there now. */
    void flush();

    /** The end of the output. */
    void end();

    /** Whether the program has done what it is for and waits for nothing. */
    boolean isAnswered();

    /** How long the program said, at its last output, that it would be silent. */
    Duration expectedWait();
}
