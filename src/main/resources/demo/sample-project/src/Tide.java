package slackwater;

import java.time.LocalDateTime;

/**
 * One high or low water.
 *
 * @param time   local time of the port
 * @param metres height above chart datum
 */
public record Tide(LocalDateTime time, boolean high, double metres) {

    public String name() {
        return high ? "high" : "low";
    }
}
