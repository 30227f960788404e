package dev.sprintrunner.web.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of the feed: one for its state, a few for what may take a while. None for each client. */
final class FeedThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedThreads.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(5);
    private static final int WAITING_ACTIONS = 32;

    private final LoopThread loop;
    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor status;
    private final ThreadPoolExecutor actions;

    FeedThreads(LongSupplier nanoTime) {
        RejectedExecutionHandler atTheEnd = new ThreadPoolExecutor.DiscardPolicy();
        loop = new LoopThread("feed", nanoTime);
        readers = pool("feed-reader", 2, new LinkedBlockingQueue<>(), atTheEnd); // at most one task for each client
        status = pool("feed-status", 1, new LinkedBlockingQueue<>(), atTheEnd);
        actions =
                pool("feed-action", 2, new ArrayBlockingQueue<>(WAITING_ACTIONS), new ThreadPoolExecutor.AbortPolicy());
    }

    private static ThreadPoolExecutor pool(
            String name, int size, BlockingQueue<Runnable> queue, RejectedExecutionHandler whenFull) {
        AtomicInteger made = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                queue,
                task -> new Thread(task, name + "-" + made.incrementAndGet()),
                whenFull);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    Loop loop() {
        return loop;
    }

    Executor readers() {
        return readers;
    }

    Executor status() {
        return status;
    }

    /** Throws {@link java.util.concurrent.RejectedExecutionException} when too much waits. */
    Executor actions() {
        return actions;
    }

    @Override
    public void close() {
        List<ThreadPoolExecutor> all = List.of(actions, status, readers, loop.executor());
        List.of(actions, status, readers).forEach(pool -> pool.getQueue().clear());
        all.forEach(ExecutorService::shutdown); // what runs may end: an interrupt could break an action in the middle
        try {
            for (ExecutorService pool : all) {
                if (!pool.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                    log.warn("A thread of the live feed did not end in {} s", END.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
