package dev.sprintrunner.testkit;

import dev.sprintrunner.testkit.SeededPlan.Story;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Months of made-up sprints in a database: batches, stories, commands, waits, events; with failures, blocked stories and
 * usage limits. The same numbers give the same history.
 */
public final class SeededHistory {
    private static final Duration BETWEEN_BATCHES = Duration.ofHours(9);

    private final long seed;
    private final Instant now;
    private int batches = 40;
    private int stories = 300;
    private int events = 100_000;
    private boolean running;
    private List<String> heads = List.of();

    private SeededHistory(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    /** @param now when the history ends */
    public static SeededHistory of(long seed, Instant now) {
        return new SeededHistory(seed, now);
    }

    public SeededHistory batches(int count) {
        batches = count;
        return this;
    }

    /** How many stories there are; nine of ten have been worked on, each in one batch. */
    public SeededHistory stories(int count) {
        stories = count;
        return this;
    }

    /** How many events in all; at least those that the commands need. */
    public SeededHistory events(int count) {
        events = count;
        return this;
    }

    /** Whether the last batch still runs. */
    public SeededHistory running() {
        running = true;
        return this;
    }

    /** Commits that are there, oldest first: each commit command goes from one to the next. */
    public SeededHistory heads(List<String> commits) {
        heads = List.copyOf(commits);
        return this;
    }

    public SeededPlan plan() {
        return SeededPlan.of(stories);
    }

    /**
     * Writes the history.
     *
     * @param database a file; it must not have any batch yet
     * @return the status of each story that was worked on, by key
     */
    public Map<String, String> writeTo(Path database) throws SQLException {
        List<SeededBatch> played = play();
        Map<String, String> statuses = new LinkedHashMap<>();
        int necessary = 0;
        for (int i = 0; i < played.size(); i++) {
            necessary += SeededWriter.necessaryEvents(played.get(i), outcome(i));
        }
        try (SeededRows rows = SeededRows.into(database)) {
            SeededWriter writer = new SeededWriter(rows, new SplittableRandom(seed), heads);
            int spare = events - necessary;
            int commands =
                    played.stream().mapToInt(batch -> batch.commands.size()).sum();
            long end = now.toEpochMilli();
            List<Long> starts = new ArrayList<>();
            for (int i = played.size() - 1; i >= 0; i--) {
                starts.add(0, end - played.get(i).time);
                end = starts.get(0) - BETWEEN_BATCHES.toMillis();
            }
            int rest = Math.max(0, spare);
            for (int i = 0; i < played.size(); i++) {
                SeededBatch batch = played.get(i);
                boolean last = i == played.size() - 1;
                int share = last ? rest : (int) (Math.max(0L, spare) * batch.commands.size() / commands);
                rest -= share;
                writer.write(i + 1, batch, starts.get(i), share, outcome(i));
                batch.endings.forEach((story, ending) -> statuses.put(story.key(), ending.status()));
            }
        }
        return statuses;
    }

    private List<SeededBatch> play() {
        SplittableRandom random = new SplittableRandom(seed);
        List<Story> worked = plan().stories().subList(0, Math.max(1, stories * 9 / 10));
        List<SeededBatch> played = new ArrayList<>();
        long command = 1;
        for (int i = 0; i < batches; i++) {
            int from = (int) ((long) worked.size() * i / batches);
            int to = (int) ((long) worked.size() * (i + 1) / batches);
            boolean open = running && i == batches - 1;
            SeededBatch batch =
                    new SeededBatch(random.split(), command, i % 13 != 3, open).play(worked.subList(from, to));
            played.add(batch);
            command += batch.commands.size();
        }
        return played;
    }

    private String outcome(int index) {
        if (index == batches - 1) {
            return running ? "running" : "completed";
        }
        return switch (index % 11) {
            case 4 -> "stopped";
            case 7 -> "error";
            case 9 -> "interrupted";
            default -> "completed";
        };
    }
}
