package dev.sprintrunner.web.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings clients that are behind up to the present: a page of the database when the one before was sent. */
final class Replay {
    static final int PAGE = 2 * Outbox.BATCH_ITEMS;
    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final Loop loop;
    private final Executor readers;
    private final EventSource source;
    private final EventTail tail;
    private final Consumer<Client> failed;
    private final Set<Client> reading = new HashSet<>();

    Replay(Loop loop, Executor readers, EventSource source, EventTail tail, Consumer<Client> failed) {
        this.loop = loop;
        this.readers = readers;
        this.source = source;
        this.tail = tail;
        this.failed = failed;
    }

    /** Takes the next step for a client that has been sent everything so far. */
    void advance(Client client) {
        if (!client.isReplaying() || reading.contains(client)) {
            return;
        }
        if (tail.reachesBackTo(client.cursor())) {
            client.goLive(tail.after(client.cursor()));
        } else {
            read(client);
        }
    }

    private void read(Client client) {
        reading.add(client);
        long after = client.cursor();
        long known = tail.completeAfter();
        readers.execute(() -> {
            try {
                List<FeedEvent> page =
                        source.after(after, PAGE).stream().map(FeedEvent::of).toList();
                loop.execute(() -> found(client, page, known));
            } catch (RuntimeException e) {
                log.warn("Events after {} could not be read for a client", after, e);
                loop.execute(() -> failed(client));
            }
        });
    }

    /** @param known an id that was committed before the page was read */
    private void found(Client client, List<FeedEvent> page, long known) {
        reading.remove(client);
        if (client.isEnded()) {
            return;
        }
        if (page.isEmpty()) {
            client.skipTo(known);
            advance(client);
        } else {
            client.replay(page);
        }
    }

    private void failed(Client client) {
        reading.remove(client);
        failed.accept(client);
    }
}
