package dev.sprintrunner.cli;

import dev.sprintrunner.engine.EventListener;

/** Shows a batch while it runs. Closed, it has shown every event. */
interface RunOutput extends EventListener, AutoCloseable {

    /** A word to the user that is no event. */
    void notice(String text);

    @Override
    void close();
}
