package dev.sprintrunner.web.live;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop as a thread. A task that fails is logged and does not end it. */
final class LoopThread implements Loop {
    private static final Logger log = LoggerFactory.getLogger(LoopThread.class);

    private final ScheduledThreadPoolExecutor executor;
    private final LongSupplier nanoTime;
    private final long began;
    private volatile @Nullable Thread thread;

    LoopThread(String name, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.executor = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread made = new Thread(task, name);
                    thread = made;
                    return made;
                },
                new DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> unused = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long now() {
        return nanoTime.getAsLong() - began;
    }

    ScheduledThreadPoolExecutor executor() {
        return executor;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("The live feed failed in one step", e);
        }
    }
}
