package dev.sprintrunner.web.control;

import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.workflow.StopMode;

/** What a client asks for. */
sealed interface Action {
    record Start(BatchRequest request) implements Action {}

    record Stop(StopMode mode) implements Action {}

    record Resume(long batchId) implements Action {}

    record TryNow() implements Action {}
}
