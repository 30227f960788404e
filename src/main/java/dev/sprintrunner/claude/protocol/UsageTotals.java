package dev.sprintrunner.claude.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process used, whichever version wrote the results. Totals of a resumed session start at 0 in 2.1.197 but go on
 * from the earlier process in 2.1.330, so there the shares since the last result are added up.
 */
final class UsageTotals {

    private Usage sinceLastResults = Usage.NONE;
    private boolean sharesGiven;
    private Usage turns = Usage.NONE;
    private @Nullable RunResult last;
    private long numTurns;

    void accept(StreamMessage message) {
        if (!(message instanceof RunResult result)) {
            return;
        }
        last = result;
        turns = turns.plus(result.turnUsage());
        Integer resultTurns = result.numTurns();
        numTurns += resultTurns == null ? 0 : resultTurns;
        Map<String, Usage> share = result.usageSinceLastResult();
        if (share != null) {
            sharesGiven = true;
            sinceLastResults = sinceLastResults.plus(sum(share));
        }
    }

    Usage usage() {
        if (sharesGiven) {
            return sinceLastResults;
        }
        if (last == null) {
            return Usage.NONE;
        }
        Usage tokens = last.modelUsage().isEmpty() ? turns : sum(last.modelUsage());
        return tokens.withCost(last.totalCostUsd());
    }

    long numTurns() {
        return numTurns;
    }

    long durationApiMs() {
        return last == null ? 0 : last.durationApiMs();
    }

    private static Usage sum(Map<String, Usage> byModel) {
        return byModel.values().stream().reduce(Usage.NONE, Usage::plus);
    }
}
