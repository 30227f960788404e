package dev.sprintrunner.engine;

import dev.sprintrunner.workflow.StopMode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What other threads tell the thread that runs the batch. It holds no more than its agents and a person can say. */
final class Inbox {

    sealed interface Message {}

    record CommandEnded(CommandResult result) implements Message {}

    record StopAsked(StopMode mode) implements Message {}

    /** A person does not want to wait any longer: neither for the usage limit nor until something is tried again. */
    record TryNow() implements Message {}

    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    void put(Message message) {
        messages.add(message);
    }

    Optional<Message> poll() {
        return Optional.ofNullable(messages.poll());
    }

    Optional<Message> await(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(messages.poll(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS));
    }
}
