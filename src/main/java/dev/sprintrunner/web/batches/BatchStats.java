package dev.sprintrunner.web.batches;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch's time and money went. Pure.
 *
 * @param byCommand numbered commands, such as code reviews, together
 * @param byModel   with the model {@code -} where none was told
 */
record BatchStats(List<Sum> byCommand, List<Sum> byModel) {
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");

    BatchStats {
        byCommand = List.copyOf(byCommand);
        byModel = List.copyOf(byModel);
    }

    /** @param inputTokens with those from the cache */
    record Sum(
            String name,
            int runs,
            int completed,
            int failed,
            long durationMs,
            @Nullable Double costUsd,
            long inputTokens,
            long outputTokens) {}

    static BatchStats of(List<CommandView> commands) {
        return new BatchStats(
                sums(commands, command -> NUMBER.matcher(command.command()).replaceFirst("")),
                sums(commands, command -> command.model() == null ? "-" : command.model()));
    }

    private static List<Sum> sums(List<CommandView> commands, Function<CommandView, String> name) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (CommandView command : commands) {
            sums.merge(name.apply(command), sum(name.apply(command), command), BatchStats::plus);
        }
        return List.copyOf(sums.values());
    }

    private static Sum sum(String name, CommandView command) {
        Usage usage = command.usage();
        return new Sum(
                name,
                1,
                command.status().equals("completed") ? 1 : 0,
                command.status().equals("failed") ? 1 : 0,
                command.durationMs(),
                usage.costUsd(),
                usage.tokensIn(),
                usage.outputTokens());
    }

    private static Sum plus(Sum a, Sum b) {
        return new Sum(
                a.name(),
                a.runs() + b.runs(),
                a.completed() + b.completed(),
                a.failed() + b.failed(),
                a.durationMs() + b.durationMs(),
                Usage.sum(a.costUsd(), b.costUsd()),
                a.inputTokens() + b.inputTokens(),
                a.outputTokens() + b.outputTokens());
    }
}
