package slackwater;

import java.time.LocalDateTime;

final class GaugeTest {
    private static final Gauge.Reading READING = new Gauge.Reading(LocalDateTime.parse("2026-06-01T05:00"), 4.75);

    static void run(Checks checks) {
        checks.equal("the difference is the correction", 0.25, Gauge.correction(READING, 4.5, READING.time()));
        checks.equal(
                "an old reading corrects nothing",
                0.0,
                Gauge.correction(READING, 4.5, READING.time().plusMinutes(31)));
    }
}
