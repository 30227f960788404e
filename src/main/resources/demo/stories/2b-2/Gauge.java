package slackwater;

import java.time.Duration;
import java.time.LocalDateTime;

/** Corrects the prediction by what the harbour's gauge measured. */
public final class Gauge {
    private static final Duration STALE_AFTER = Duration.ofMinutes(30);

    private Gauge() {}

    /** @param metres measured height above chart datum */
    public record Reading(LocalDateTime time, double metres) {}

    /** Metres to add to the table's heights; 0 for a reading that is too old. */
    public static double correction(Reading reading, double predicted, LocalDateTime now) {
        boolean stale = reading.time().plus(STALE_AFTER).isBefore(now);
        return stale ? 0 : reading.metres() - predicted;
    }
}
