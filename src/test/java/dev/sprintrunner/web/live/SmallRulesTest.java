package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.web.api.ApiException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallRulesTest {
    @Nested
    class TheRateLimit {
        private final RateLimit rate = new RateLimit(0);

        @Test
        void allowsABurstAndThenNoMore() {
            for (int i = 0; i < RateLimit.BURST; i++) {
                assertThat(rate.allows(0)).isTrue();
            }
            assertThat(rate.allows(0)).isFalse();
        }

        @Test
        void allows20ASecondForLong() {
            for (int i = 0; i < RateLimit.BURST; i++) {
                rate.allows(0);
            }
            assertThat(rate.allows(Duration.ofMillis(40).toNanos())).isFalse();
            assertThat(rate.allows(Duration.ofMillis(60).toNanos())).isTrue();
        }
    }

    @Nested
    class TheLiveness {
        private final Liveness liveness = new Liveness();

        @Test
        void aPeerThatSendsSomethingIsThere() {
            for (int bytes = 0; bytes < 10; bytes++) {
                assertThat(liveness.beat(bytes)).isTrue();
            }
        }

        @Test
        void threeUnansweredPingsAreTheEnd() {
            assertThat(liveness.beat(7)).isTrue();
            assertThat(liveness.beat(7)).isTrue();
            assertThat(liveness.beat(7)).isTrue();
            assertThat(liveness.beat(7)).isFalse();
        }
    }

    @Nested
    class TheQuery {
        private ConnectRequest of(Map<String, String> query) {
            return ConnectRequest.of(query::get);
        }

        @Test
        void asksForNothingWhenEmpty() {
            assertThat(of(Map.of())).isEqualTo(new ConnectRequest(null, false, false));
        }

        @Test
        void saysWhatIsWanted() {
            assertThat(of(Map.of("after", "812", "batch", "1", "status", "1")))
                    .isEqualTo(new ConnectRequest(812L, true, true));
            assertThat(of(Map.of("after", "0", "batch", "0"))).isEqualTo(new ConnectRequest(0L, false, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "abc", "1.5", "1e3", " 1", "9999999999999999999", "٣"})
        void refusesWhatIsNoId(String after) {
            assertThatThrownBy(() -> of(Map.of("after", after)))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("after must be the id of an event");
        }

        @Test
        void refusesAFlagThatIsNeitherOnNorOff() {
            assertThatThrownBy(() -> of(Map.of("batch", "yes"))).hasMessage("batch must be 1 or 0");
        }
    }
}
