package dev.sprintrunner.web.live.bench;

import dev.sprintrunner.web.live.FeedServer;
import dev.sprintrunner.web.live.Receiver;
import dev.sprintrunner.web.live.Receiver.Connection;
import dev.sprintrunner.web.live.RecordingDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long an event takes from its commit to clients in the same process, and how many a second get through.
 * Not a test; to be run by hand with the class path of the tests.
 */
public final class FeedBench {
    private static final int PACED_EVENTS = 3_000;
    private static final int FAST_EVENTS = 20_000;
    private static final long PACE_NANOS = 2_000_000; // 500 events a second

    private FeedBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "clients  mode    at 500/s: p50 ms  p95 ms  max ms   full speed: events/s written  delivered");
        for (String query : List.of("?batch=1&status=1", "")) {
            for (int clients : new int[] {1, 1, 50, 200}) { // the first is for warming up
                measure(clients, query);
            }
        }
    }

    private static void measure(int clients, String query) throws Exception {
        Path folder = Files.createTempDirectory("feed-bench");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (RecordingDatabase database = new RecordingDatabase(folder);
                FeedServer server = FeedServer.standard(database)) {
            HttpClient http = HttpClient.newBuilder().executor(threads).build();
            Map<Long, Long> committed = new ConcurrentHashMap<>();
            database.addListener(event -> committed.put(event.id(), System.nanoTime()));
            Queue<Long> delays = new ConcurrentLinkedQueue<>();
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                connections.add(Receiver.connect(http, server.uri(query), ids -> note(ids, committed, delays)));
            }
            writeAtPace(database);
            await(connections, PACED_EVENTS);
            long[] nanos = delays.stream().mapToLong(Long::longValue).sorted().toArray();
            String fast = fullSpeed(database, connections);
            System.out.printf(
                    "%7d  %-6s %16.1f %7.1f %7.1f %s%n",
                    clients,
                    query.isEmpty() ? "single" : "batch",
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.95)] / 1e6,
                    nanos[nanos.length - 1] / 1e6,
                    fast);
        } finally {
            threads.shutdownNow();
            delete(folder);
        }
    }

    private static void note(List<Long> ids, Map<Long, Long> committed, Queue<Long> delays) {
        long now = System.nanoTime();
        ids.stream().filter(id -> id <= PACED_EVENTS).forEach(id -> delays.add(now - committed.getOrDefault(id, now)));
    }

    private static void writeAtPace(RecordingDatabase database) {
        long next = System.nanoTime();
        for (int i = 0; i < PACED_EVENTS; i++) {
            database.write(1);
            next += PACE_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static String fullSpeed(RecordingDatabase database, List<Connection> connections) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < FAST_EVENTS; i++) {
            database.write(1);
        }
        double written = FAST_EVENTS / ((System.nanoTime() - began) / 1e9);
        try {
            await(connections, PACED_EVENTS + FAST_EVENTS);
        } catch (AssertionError e) {
            return "%29.0f  %s".formatted(written, "some clients were dropped");
        }
        return "%29.0f  %9.0f".formatted(written, FAST_EVENTS / ((System.nanoTime() - began) / 1e9));
    }

    private static void await(List<Connection> connections, long id) throws InterruptedException {
        for (Connection connection : connections) {
            connection.receiver().idsUpTo(id);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
