package dev.sprintrunner.web.live;

import dev.sprintrunner.web.live.Receiver.Connection;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;

/** A client as a page is: whenever a connection ends, it comes back with its newest id. */
final class Subscriber implements Callable<List<Long>> {
    private final HttpClient http;
    private final LongFunction<URI> after;
    private final long lastId;
    private final IntSupplier patience;
    private final List<Long> seen = new ArrayList<>();
    private long newest;

    /**
     * @param after    where to connect with the newest id
     * @param lastId   the event with which it has enough
     * @param patience after how many messages it breaks a connection off by itself
     */
    Subscriber(HttpClient http, LongFunction<URI> after, long lastId, IntSupplier patience) {
        this.http = http;
        this.after = after;
        this.lastId = lastId;
        this.patience = patience;
    }

    /** The ids of all events in the order in which they came. */
    @Override
    public List<Long> call() throws InterruptedException {
        while (newest < lastId) {
            BlockingQueue<List<Long>> messages = new LinkedBlockingQueue<>();
            Connection connection = Receiver.connect(http, after.apply(newest), messages::add);
            follow(connection, messages);
            connection.socket().abort();
        }
        return seen;
    }

    private void follow(Connection connection, BlockingQueue<List<Long>> messages) throws InterruptedException {
        for (int left = patience.getAsInt(); left > 0 && newest < lastId; left--) {
            List<Long> ids = messages.poll(1, TimeUnit.SECONDS);
            if (ids != null) {
                seen.addAll(ids);
                newest = ids.get(ids.size() - 1);
            } else if (connection.receiver().isClosed()) {
                return;
            }
        }
    }
}
