package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.engine.AccountState.Billing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final long NOW = 1_000_000;

    private final Activity activity = new Activity(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    private static CommandActivity.Beginning begun(long id) {
        return new CommandActivity.Beginning(
                id, "dev-story", List.of("1-1-a"), 1, null, "opus", "s", false, NOW - 5_000, Duration.ofMinutes(15));
    }

    private static Pulse pulse(boolean answered, Duration expectedWait) {
        return new Pulse("claude-opus", null, "Edit a", 1, null, 10, 2, answered, expectedWait);
    }

    @Test
    void aCommandIsShownFromItsBeginningToItsEnd() {
        activity.began(begun(8));
        activity.began(begun(7));
        activity.spawned(7, 4711);
        activity.reached(7, "implement");
        activity.beat(7, pulse(false, Duration.ZERO));

        assertThat(activity.commands())
                .extracting(command -> command.begun().commandId())
                .containsExactly(7L, 8L);
        CommandActivity seven = activity.commands().get(0);
        assertThat(seven.pid()).isEqualTo(4711);
        assertThat(seven.task()).isEqualTo("implement");
        assertThat(seven.lastOutputAt()).isEqualTo(NOW);
        assertThat(seven.model()).isEqualTo("claude-opus");
        assertThat(seven.sessionId()).isEqualTo("s");
        assertThat(activity.commands().get(1).lastOutputAt()).isEqualTo(NOW - 5_000);

        activity.ended(7);
        activity.ended(8);
        activity.beat(8, pulse(false, Duration.ZERO));
        assertThat(activity.commands()).isEmpty();
    }

    @Test
    void itWouldBeEndedForSilenceUnlessItWaitsForTheApiOrHasAnswered() {
        activity.began(begun(7));
        assertThat(silentLimitAt(NOW)).isEqualTo(NOW - 5_000 + 900_000);

        activity.beat(7, pulse(false, Duration.ofHours(1)));
        assertThat(silentLimitAt(NOW)).isNull();
        assertThat(silentLimitAt(NOW + 3_600_000)).isEqualTo(NOW + 900_000);

        activity.beat(7, pulse(true, Duration.ZERO));
        assertThat(silentLimitAt(NOW)).isNull();
    }

    private @Nullable Long silentLimitAt(long now) {
        return activity.commands().get(0).silentLimitAt(now);
    }

    @Test
    void whatIsKnownOfTheAccountStaysUntilSomethingNewerIs() {
        RateLimit limit = new RateLimit("allowed_warning", Instant.ofEpochMilli(NOW), "five_hour", 0.93);
        activity.limited(limit);
        activity.paidBy(Billing.of("none"));
        activity.limited(null);
        activity.paidBy(Billing.of(""));

        assertThat(activity.account()).isEqualTo(new AccountState(limit, Billing.SUBSCRIPTION));
        activity.paidBy(Billing.of("ANTHROPIC_API_KEY"));
        assertThat(activity.account().billing()).isEqualTo(Billing.API);
    }

    @Test
    void listenersAreToldAndOneThatFailsHarmsNobody() {
        AtomicInteger told = new AtomicInteger();
        activity.addListener(() -> {
            throw new IllegalStateException("on purpose");
        });
        activity.addListener(told::incrementAndGet);

        activity.began(begun(7));
        activity.beat(7, pulse(false, Duration.ZERO));
        activity.ended(7);

        assertThat(told).hasValue(3);
    }
}
