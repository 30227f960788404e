package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a process: the first ones, and the last of each kind that decides something. */
final class ResultList {

    private static final int MAX_KEPT = 16;

    private final List<RunResult> kept = new ArrayList<>();
    private int count;
    private @Nullable RunResult primary;
    private @Nullable RunResult last;
    private @Nullable RunResult lastError;
    private @Nullable JsonNode structuredOutput;

    void accept(StreamMessage message) {
        if (!(message instanceof RunResult result)) {
            return;
        }
        count++;
        last = result;
        if (kept.size() < MAX_KEPT) {
            kept.add(result);
        }
        if (primary == null && result.originKind() == null) {
            primary = result;
        }
        if (result.isError()) {
            lastError = result;
        }
        if (result.structuredOutput() != null) {
            structuredOutput = result.structuredOutput();
        }
    }

    RunSummary.Results snapshot() {
        RunResult first = kept.isEmpty() ? null : kept.get(0);
        return new RunSummary.Results(
                count, primary == null ? first : primary, last, lastError, structuredOutput, List.copyOf(kept));
    }
}
