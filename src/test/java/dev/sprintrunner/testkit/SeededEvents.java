package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.testkit.SeededPlan.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The events of a made-up batch: {@code {at, type, summary, payload}}. */
final class SeededEvents {
    private static final List<String> TOOLS = List.of(
            "Edit src/main/java/app/OrderService.java",
            "Read docs/architecture.md",
            "Bash mvn -q test",
            "Grep \"retryPolicy\"",
            "Write src/test/java/app/CartTest.java",
            "Glob src/**/*.java",
            "TodoWrite 4 of 7 done");
    private static final List<String> TOOL_ERRORS =
            List.of("Bash: 2 of 118 tests failed", "Edit: the text to replace is not in the file", "Bash: exit code 1");
    private static final List<String> TEXTS = List.of(
            "The cart keeps its order; now the error for an empty one.",
            "All tests pass. I look at the acceptance criteria once more.",
            "This file is longer than it should be; I split it along its two jobs.",
            "The existing helper does this already, so nothing new is needed.");

    private final SeededBatch batch;
    private final long id;
    private final long startedAt;
    private final String status;
    private final List<ObjectNode> events = new ArrayList<>();

    SeededEvents(SeededBatch batch, long id, long startedAt, String status) {
        this.batch = batch;
        this.id = id;
        this.startedAt = startedAt;
        this.status = status;
    }

    /** All but those of tools and texts. */
    List<ObjectNode> necessary() {
        add(0, "batch:start", "batch " + id + " started").putNull("max_cycles");
        add(1, "context:fresh", "project context is fresh");
        for (SeededBatch.Cycle cycle : batch.cycles) {
            cycle(cycle);
        }
        batch.commands.forEach(this::command);
        batch.waits.forEach(this::wait);
        batch.endings.forEach(this::ending);
        if (!status.equals("running")) {
            add(batch.time, "batch:end", "batch " + id + " " + status)
                    .put("status", status)
                    .put("cycles_completed", batch.cycles.size())
                    .put("reason", "");
        }
        return events;
    }

    private void cycle(SeededBatch.Cycle cycle) {
        List<String> keys = cycle.stories().stream().map(Story::key).toList();
        ObjectNode start =
                add(cycle.start(), "cycle:start", "cycle " + cycle.number() + ": " + String.join(", ", keys));
        start.put("cycle_number", cycle.number());
        keys.forEach(start.putArray("story_keys")::add);
        if (cycle.end() >= 0) {
            add(cycle.end(), "cycle:end", "cycle " + cycle.number() + " ended").put("cycle_number", cycle.number());
        }
    }

    private void command(SeededCommand command) {
        named(command, command.start(), "command:start", command.name() + " started")
                .put("status", "running")
                .put("model", command.model())
                .put("attempt", command.attempt())
                .put("background", command.background())
                .put("cycle", command.cycle());
        List<String> tasks =
                SeededCommand.KINDS.get(SeededCommand.kind(command.name())).tasks();
        long length = (command.runs() ? batch.time : command.end()) - command.start();
        for (int i = 0; i < tasks.size(); i++) {
            long begin = command.start() + length * i / tasks.size() + 10;
            task(command, begin, tasks.get(i), "start", "Begin with " + tasks.get(i));
            boolean cut = command.failure() != null || command.runs();
            if (cut && i == 1) {
                break;
            }
            task(command, begin + length / tasks.size() - 20, tasks.get(i), "end", "Done (files:3, lines:85)");
        }
        if (!command.runs()) {
            end(command);
        }
    }

    private void end(SeededCommand command) {
        String failed = command.failure() == null ? "" : ": " + command.failure();
        ObjectNode payload =
                named(command, command.end(), "command:end", command.name() + " " + command.status() + failed);
        payload.put("task_id", "validate").put("status", command.status()).put("failure", command.failure());
        payload.put("duration_ms", command.end() - command.start());
        payload.putObject("metrics")
                .put("cost_usd", command.costUsd())
                .put("input_tokens", command.tokens().input())
                .put("output_tokens", command.tokens().output())
                .put("cache_read_tokens", command.tokens().cacheRead())
                .put("cache_creation_tokens", command.tokens().cacheCreation());
    }

    private void task(SeededCommand command, long at, String task, String marker, String message) {
        named(command, at, "command:progress", message)
                .put("task_id", task)
                .put("status", marker)
                .put("message", message)
                .put("kind", "task");
    }

    private void wait(SeededBatch.Wait wait) {
        String limit = wait.reason().equals("usage limit") ? "batch:waiting" : "batch:warning";
        add(wait.start(), limit, wait.reason()).put("reason", wait.reason()).put("until", startedAt + wait.end());
        if (limit.equals("batch:waiting")) {
            add(wait.end(), limit, "the wait is over")
                    .put("reason", wait.reason())
                    .putNull("until");
        }
    }

    private void ending(Story story, SeededBatch.Ending ending) {
        long at = ending.end() < 0 ? ending.start() : ending.end();
        add(at, "story:status", story.key() + " is " + ending.status() + ": " + ending.reason())
                .put("story_key", story.key())
                .put("status", ending.status())
                .put("old_status", "review")
                .put("new_status", ending.status())
                .put("reason", ending.reason());
        add(at + 5, "sprint:changed", null);
    }

    /** Tools and texts, spread over the batch's commands by their length. */
    List<ObjectNode> more(int count, SplittableRandom random) {
        SeededEvents more = new SeededEvents(batch, id, startedAt, status);
        for (int i = 0; i < count; i++) {
            SeededCommand command = batch.commands.get((int) ((long) i * batch.commands.size() / count));
            long end = command.runs() ? batch.time : command.end();
            more.tool(command, command.start() + 20 + random.nextLong(Math.max(1, end - command.start() - 40)), random);
        }
        return more.events;
    }

    private void tool(SeededCommand command, long at, SplittableRandom random) {
        int dice = random.nextInt(100);
        String kind = dice < 75 ? "tool" : dice < 97 ? "text" : "tool_error";
        List<String> messages = switch (kind) {
            case "text" -> TEXTS;
            case "tool" -> TOOLS;
            default -> TOOL_ERRORS;
        };
        String message = messages.get(random.nextInt(messages.size()));
        List<String> tasks =
                SeededCommand.KINDS.get(SeededCommand.kind(command.name())).tasks();
        named(command, at, "command:progress", message)
                .put("task_id", tasks.get(1))
                .put("status", kind)
                .put("message", message)
                .put("kind", kind);
    }

    private ObjectNode named(SeededCommand command, long at, String type, String summary) {
        ObjectNode payload = add(at, type, summary);
        payload.put(
                "story_key", command.stories().isEmpty() ? null : command.keys().get(0));
        command.keys().forEach(payload.putArray("story_keys")::add);
        return payload.put("command_id", command.id()).put("command", command.name());
    }

    /** Adds an event and gives its payload. */
    private ObjectNode add(long at, String type, String summary) {
        ObjectNode event = SeededWriter.object()
                .put("at", startedAt + at)
                .put("type", type)
                .put("summary", summary);
        events.add(event);
        return event.putObject("payload").put("batch_id", id);
    }
}
