package dev.sprintrunner.testkit;

import java.util.List;

/** Thinks for the model: which turn it takes for a request. Called from several threads. */
@FunctionalInterface
public interface Script {
    Reply next(ApiRequest request);

    /** The k-th reply for the k-th turn after the prompt; the last one again for all further turns. */
    static Script turns(Reply... replies) {
        List<Reply> turns = List.of(replies);
        return request -> turns.get(Math.min(request.turn(), turns.size() - 1));
    }

    /** The k-th reply when the same turn is wanted for the k-th time; the last one again for all further tries. */
    static Script tries(Reply... replies) {
        List<Reply> tries = List.of(replies);
        return request -> tries.get(Math.min(request.repeat(), tries.size() - 1));
    }
}
