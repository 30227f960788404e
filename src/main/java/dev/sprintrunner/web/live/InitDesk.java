package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives clients their {@code init}; those that come while one is being read share the next. */
final class InitDesk {
    private static final Logger log = LoggerFactory.getLogger(InitDesk.class);

    private final Loop loop;
    private final Executor readers;
    private final InitSource source;
    private final ServerMessages messages;
    private final Runnable opened;
    private final Consumer<Client> failed;
    private final Queue<Client> waiting = new ArrayDeque<>();
    private boolean reading;

    /** @param opened told after some clients were given theirs */
    InitDesk(
            Loop loop,
            Executor readers,
            InitSource source,
            ServerMessages messages,
            Runnable opened,
            Consumer<Client> failed) {
        this.loop = loop;
        this.readers = readers;
        this.source = source;
        this.messages = messages;
        this.opened = opened;
        this.failed = failed;
    }

    void open(Client client) {
        waiting.add(client);
        serve();
    }

    private void serve() {
        if (reading || waiting.isEmpty()) {
            return;
        }
        reading = true;
        List<Client> served = new ArrayList<>(waiting);
        waiting.clear();
        readers.execute(() -> {
            served.stream()
                    .collect(
                            Collectors.partitioningBy(client -> client.request().after() == null))
                    .forEach(this::read);
            loop.execute(() -> {
                reading = false;
                serve();
            });
        });
    }

    private void read(boolean withEvents, List<Client> clients) {
        if (clients.isEmpty()) {
            return;
        }
        try {
            ObjectNode payload = source.init(withEvents);
            String message = messages.init(payload);
            long lastEventId = payload.required("last_event_id").longValue();
            JsonNode status = StatusFeed.comparable(payload.path("status"));
            loop.execute(() -> {
                clients.stream()
                        .filter(client -> !client.isEnded())
                        .forEach(client -> client.open(message, lastEventId, status));
                opened.run();
            });
        } catch (RuntimeException e) {
            log.warn("The first message to {} clients could not be made", clients.size(), e);
            loop.execute(() -> clients.forEach(failed));
        }
    }
}
