package dev.sprintrunner;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names threads {@code agent-1}, {@code agent-2} …, so that logs and thread dumps can be read. */
final class NamedThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    NamedThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        return new Thread(task, name + "-" + made.incrementAndGet());
    }
}
