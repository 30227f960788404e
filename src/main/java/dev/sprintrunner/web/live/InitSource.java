package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client is told first. Called on a thread that may wait for the database. */
@FunctionalInterface
public interface InitSource {
    /**
     * The payload of {@code init}, all of it read at one moment of the database. Events up to its {@code last_event_id}
     * are in it and follow only where the client asked for a replay; greater ones always follow.
     *
     * @param withEvents whether the newest events belong to it; else {@code events} is empty
     */
    ObjectNode init(boolean withEvents);
}
