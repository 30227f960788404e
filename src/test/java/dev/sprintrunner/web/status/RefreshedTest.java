package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefreshedTest {
    private final Map<Long, Runnable> tasks = new TreeMap<>(); // by the time that each is due
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private long now;

    private Refreshed<Integer> of(Supplier<Integer> slow) {
        return new Refreshed<>(slow, Duration.ofSeconds(5), this::plan, () -> now, changes::incrementAndGet);
    }

    private void elapse(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private void plan(Runnable task, long delayNanos) {
        tasks.put(now + delayNanos, task);
    }

    /** Runs what is due. */
    private void work() {
        tasks.entrySet().stream().filter(task -> task.getKey() <= now).toList().forEach(task -> {
            tasks.remove(task.getKey());
            task.getValue().run();
        });
    }

    @Test
    void isReadElsewhereAndGivenFromThenOn() {
        Refreshed<Integer> value = of(reads::incrementAndGet);

        assertThat(value.latest()).isNull();
        assertThat(value.latest()).isNull();
        assertThat(tasks).hasSize(1);
        work();
        assertThat(value.latest()).isEqualTo(1);
        assertThat(changes).hasValue(1);
        assertThat(tasks).isEmpty();
    }

    @Test
    void isReadAgainWhenItIsOldAndSomebodyAsks() {
        Refreshed<Integer> value = of(reads::incrementAndGet);
        value.latest();
        work();
        elapse(4_999);
        value.latest();
        assertThat(tasks).isEmpty();
        elapse(1);

        assertThat(value.latest()).isEqualTo(1);
        work();
        assertThat(value.latest()).isEqualTo(2);
    }

    @Test
    void isReadSoonerAfterNewsThoughNobodyAsksAgain() {
        Refreshed<Integer> value = of(reads::incrementAndGet);
        value.latest();
        work();
        value.expire();
        assertThat(value.latest()).isEqualTo(1);
        elapse(999);
        work();
        assertThat(changes).hasValue(1);
        elapse(1);

        work();
        assertThat(changes).hasValue(2);
        assertThat(value.latest()).isEqualTo(2);
        assertThat(tasks).isEmpty();
    }

    @Test
    void newsWhileItIsReadIsNotForgotten() {
        List<Refreshed<Integer>> itself = new ArrayList<>();
        itself.add(of(() -> {
            if (reads.incrementAndGet() == 1) {
                itself.get(0).expire();
            }
            return reads.get();
        }));
        itself.get(0).latest();
        work();
        assertThat(changes).hasValue(1);
        elapse(1_000);

        work();
        assertThat(itself.get(0).latest()).isEqualTo(2);
        assertThat(tasks).isEmpty();
    }

    @Test
    void readingThatTakesLongIsDoneSeldom() {
        Refreshed<Integer> value = of(() -> {
            elapse(3_000);
            return reads.incrementAndGet();
        });
        value.latest();
        work();
        elapse(29_999);
        value.expire();
        value.latest();
        work();
        assertThat(reads).hasValue(1);
        elapse(1);

        work();
        assertThat(reads).hasValue(2);
    }

    @Test
    void theSameValueIsNoNews() {
        Refreshed<Integer> value = of(() -> 7);
        value.latest();
        work();
        elapse(5_000);
        value.latest();
        work();

        assertThat(changes).hasValue(1);
    }

    @Test
    void aReaderThatFailsLeavesWhatWasKnown() {
        Refreshed<Integer> value = of(() -> {
            if (reads.incrementAndGet() == 2) {
                throw new IllegalStateException("on purpose");
            }
            return reads.get();
        });
        value.latest();
        work();
        elapse(5_000);
        value.latest();
        work();
        assertThat(value.latest()).isEqualTo(1);
        elapse(5_000);
        value.latest();
        work();

        assertThat(value.latest()).isEqualTo(3);
    }

    @Test
    void afterTheEndWhatIsKnownIsStillGiven() {
        Refreshed<Integer> value = new Refreshed<>(
                () -> 1,
                Duration.ofSeconds(5),
                (task, delay) -> {
                    throw new RejectedExecutionException();
                },
                () -> now,
                changes::incrementAndGet);

        assertThat(value.latest()).isNull();
    }
}
