package dev.sprintrunner.web.live;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose time and tasks the test moves on. */
final class ManualLoop implements Loop {
    private record Task(long at, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long now;
    private long made;
    private boolean running;

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        tasks.add(new Task(now + delay.toNanos(), made++, task));
    }

    @Override
    public boolean isCurrent() {
        return running;
    }

    @Override
    public long now() {
        return now;
    }

    /** Runs what is due. */
    void run() {
        advance(Duration.ZERO);
    }

    void advance(Duration time) {
        long end = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().at() <= end) {
            Task task = tasks.remove();
            now = Math.max(now, task.at());
            running = true;
            task.work().run();
            running = false;
        }
        now = end;
    }
}
