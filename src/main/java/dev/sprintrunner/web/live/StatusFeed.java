package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells clients that asked for it when the status has changed; looks at it once for all, and not at all for nobody. */
final class StatusFeed {
    private static final Logger log = LoggerFactory.getLogger(StatusFeed.class);

    private final Loop loop;
    private final Executor thread;
    private final Supplier<JsonNode> source;
    private final ServerMessages messages;
    private final Supplier<List<Client>> clients;
    private final StatusPacer pacer = new StatusPacer();
    private boolean looking;

    /**
     * @param thread  for looking, which may take a while
     * @param clients those that want the status now
     */
    StatusFeed(
            Loop loop,
            Executor thread,
            Supplier<JsonNode> source,
            ServerMessages messages,
            Supplier<List<Client>> clients) {
        this.loop = loop;
        this.thread = thread;
        this.source = source;
        this.messages = messages;
        this.clients = clients;
    }

    /** The status without what differs at each look. */
    static JsonNode comparable(JsonNode status) {
        return status instanceof ObjectNode object ? object.deepCopy().without("server_time") : status;
    }

    void onEvents(List<Event> events) {
        if (events.stream().allMatch(StatusFeed::isActivity)) {
            activity();
        } else {
            changed();
        }
    }

    /** What an agent says and which tools it uses; the task it is at is more than that. */
    private static boolean isActivity(Event event) {
        return event.type().equals("command:progress")
                && !event.payload().path("kind").asText().equals("task");
    }

    void changed() {
        if (pacer.changed(loop.now())) {
            lookWhenDue();
        }
    }

    void activity() {
        if (pacer.activity(loop.now())) {
            lookWhenDue();
        }
    }

    private void lookWhenDue() {
        loop.schedule(pacer.untilDue(loop.now()), this::look);
    }

    private void look() {
        if (looking || !pacer.takeDue(loop.now()) || clients.get().isEmpty()) {
            return;
        }
        looking = true;
        thread.execute(() -> {
            try {
                JsonNode status = source.get();
                JsonNode comparable = comparable(status);
                String message = messages.status(status);
                loop.execute(() -> looked(comparable, message));
            } catch (RuntimeException e) {
                log.warn("The status could not be read; trying again", e);
                loop.execute(this::failed);
            }
        });
    }

    private void looked(JsonNode status, String message) {
        looking = false;
        clients.get().forEach(client -> client.status(status, message));
        look(); // what became due meanwhile
    }

    private void failed() {
        looking = false;
        activity();
    }
}
