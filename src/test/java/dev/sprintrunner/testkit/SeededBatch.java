package dev.sprintrunner.testkit;

import dev.sprintrunner.testkit.SeededCommand.Kind;
import dev.sprintrunner.testkit.SeededPlan.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One made-up batch, played through as the runner would: times are milliseconds since its start. */
final class SeededBatch {
    private static final long MINUTE = 60_000;

    final List<SeededCommand> commands = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();
    final List<Cycle> cycles = new ArrayList<>();
    final Map<Story, Ending> endings = new LinkedHashMap<>();
    long time;

    private final SplittableRandom random;
    private final long firstCommand;
    private final boolean costIsTold;
    private final boolean staysOpen;
    private int cycle;

    record Wait(String reason, long start, long end) {}

    record Cycle(int number, List<Story> stories, long start, long end) {}

    /** @param end negative while it is worked on */
    record Ending(int cycle, String status, String reason, long start, long end, boolean techSpec) {}

    /** @param staysOpen whether it still runs: its last development has not ended */
    SeededBatch(SplittableRandom random, long firstCommand, boolean costIsTold, boolean staysOpen) {
        this.random = random;
        this.firstCommand = firstCommand;
        this.costIsTold = costIsTold;
        this.staysOpen = staysOpen;
    }

    /** Plays the stories through, two of an epic at a time. */
    SeededBatch play(List<Story> stories) {
        time = 2_000;
        if (random.nextInt(4) == 0) {
            run("generate-project-context", List.of(), false, false);
        }
        int next = 0;
        while (next < stories.size()) {
            boolean pair = next + 1 < stories.size()
                    && stories.get(next).epicId().equals(stories.get(next + 1).epicId());
            List<Story> own = stories.subList(next, next + (pair ? 2 : 1));
            next += own.size();
            boolean last = next >= stories.size();
            if (!cycle(own, staysOpen && last)) {
                return this;
            }
        }
        time += 1_500;
        return this;
    }

    /** @return false when it stays open */
    private boolean cycle(List<Story> stories, boolean open) {
        cycle++;
        long start = time += 800;
        cycles.add(new Cycle(cycle, stories, start, -1));
        long fork = time;
        run("create-story", stories, false, false);
        long created = time;
        time = fork;
        run("story-discovery", stories, false, false);
        time = Math.max(time, created);
        run("story-review-1", stories, false, false);
        if (random.nextInt(3) == 0) {
            long before = time;
            run("story-review-2", stories, true, false);
            time = before;
        }
        boolean techSpec = random.nextInt(5) < 2;
        if (techSpec) {
            run("create-tech-spec", stories, false, false);
            run("tech-spec-review-1", stories, false, false);
        }
        boolean done = false;
        for (Story story : stories) {
            boolean stop = open && story.equals(stories.get(stories.size() - 1));
            String status = develop(story, start, techSpec, stop);
            if (stop) {
                return false;
            }
            done |= status.equals("done");
        }
        if (done) {
            run("batch-commit", stories, false, true);
        }
        cycles.set(cycles.size() - 1, new Cycle(cycle, stories, start, time));
        return true;
    }

    private String develop(Story story, long start, boolean techSpec, boolean staysRunning) {
        if (random.nextInt(25) == 0) {
            long wait = (40 + random.nextInt(120)) * MINUTE;
            waits.add(new Wait("usage limit", time, time + wait));
            time += wait;
        }
        if (staysRunning) {
            add("dev-story", List.of(story), false, time, -1, "running", null, null, false);
            endings.put(story, new Ending(cycle, "in-progress", "development begins", start, -1, techSpec));
            time += 12 * MINUTE + 41_000;
            return "in-progress";
        }
        int fate = random.nextInt(100);
        if (fate < 3) {
            for (int i = 0; i < 3; i++) {
                fail("dev-story", story);
            }
            return end(story, "blocked", "three failures in a row, the last: the tests do not pass", start, techSpec);
        }
        if (random.nextInt(12) == 0) {
            fail("dev-story", story);
        }
        run("dev-story", List.of(story), false, false);
        int reviews = fate < 6 ? 10 : 1 + random.nextInt(4);
        for (int i = 1; i <= reviews; i++) {
            run("code-review-" + i, List.of(story), false, false);
        }
        return fate < 6
                ? end(story, "blocked", "10 reviews", start, techSpec)
                : end(story, "done", reviews < 3 ? "no issues" : "nothing critical", start, techSpec);
    }

    private String end(Story story, String status, String reason, long start, boolean techSpec) {
        endings.put(story, new Ending(cycle, status, reason, start, time, techSpec));
        return status;
    }

    private void run(String name, List<Story> stories, boolean background, boolean commits) {
        Kind kind = SeededCommand.KINDS.get(SeededCommand.kind(name));
        long start = time;
        time += (long) ((kind.least() + random.nextDouble() * (kind.most() - kind.least())) * MINUTE);
        add(name, stories, background, start, time, "completed", null, verdict(name), commits);
        time += 300 + random.nextInt(900);
    }

    /** A try that failed, and the pause after it. */
    private void fail(String name, Story story) {
        long start = time;
        time += (2 + random.nextInt(9)) * MINUTE;
        String failure = List.of(
                        "the tests do not pass: 2 of 118 failed",
                        "no output for 15 minutes; it was ended",
                        "the service was overloaded (529), and 5 retries did not help")
                .get(random.nextInt(3));
        add(name, List.of(story), false, start, time, "failed", failure, null, false);
        waits.add(new Wait("retry of " + name + " " + story.key(), time, time + 15_000));
        time += 15_000;
    }

    private void add(
            String name,
            List<Story> stories,
            boolean background,
            long start,
            long end,
            String status,
            String failure,
            String verdict,
            boolean commits) {
        int attempt = name.matches(".*-\\d+") ? Integer.parseInt(name.replaceFirst(".*-", "")) : 1;
        boolean small = attempt > 1;
        double minutes = end < 0 ? 0 : (end - start) / (double) MINUTE;
        double dollars =
                minutes * SeededCommand.KINDS.get(SeededCommand.kind(name)).dollarsAMinute() * (small ? 0.2 : 1);
        long in = (long) (minutes * 9_000);
        SeededCommand.Tokens tokens = costIsTold
                ? new SeededCommand.Tokens(in / 10, (long) (minutes * 900), in * 6, in)
                : new SeededCommand.Tokens(0, 0, 0, 0);
        commands.add(new SeededCommand(
                firstCommand + commands.size(),
                name,
                attempt,
                cycle,
                background,
                List.copyOf(stories),
                small ? "claude-haiku-4-5" : "claude-opus-4-5",
                start,
                end,
                status,
                costIsTold ? Math.round(dollars * 10_000) / 10_000.0 : 0,
                tokens,
                failure,
                verdict,
                commits));
    }

    private String verdict(String name) {
        return switch (SeededCommand.kind(name)) {
            case "code-review" ->
                "{\"highest_severity\":\"MEDIUM\",\"issues\":[{\"severity\":\"MEDIUM\",\"title\":\"Error without the mend\","
                        + "\"file\":\"src/Orders.java\",\"fixed\":true}]}";
            case "story-review", "tech-spec-review" ->
                "{\"critical_issues\":" + (random.nextInt(3) == 0) + ",\"issues\":[]}";
            default -> null;
        };
    }
}
