package dev.sprintrunner.web.live;

import java.time.Duration;

/**
 * The bounds of the feed.
 *
 * @param clients       connected at once
 * @param backlogEvents that may wait for one client
 * @param backlogChars  of the events that may wait for one client
 * @param sendTimeout   for one message to leave for the client
 * @param closeGrace    for a client to answer the end of its connection
 * @param tailEvents    newest events kept in memory, less than {@code backlogEvents}
 * @param tailChars     of the events kept in memory, less than {@code backlogChars}
 * @param intakeEvents  that may wait to be sent to all; further ones are read from the database
 */
record FeedLimits(
        int clients,
        int backlogEvents,
        int backlogChars,
        Duration sendTimeout,
        Duration closeGrace,
        int tailEvents,
        int tailChars,
        int intakeEvents) {
    static FeedLimits standard() {
        return new FeedLimits(
                256, 5_000, 4_000_000, Duration.ofSeconds(10), Duration.ofSeconds(5), 1_000, 1_000_000, 10_000);
    }
}
