package dev.sprintrunner.engine;

import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.workflow.Fact;
import java.util.List;

/**
 * How a command ended, ready to be recorded.
 *
 * @param fact     {@link Fact.CommandCompleted} or {@link Fact.CommandFailed}
 * @param warnings what people should know about it
 */
record CommandResult(long commandId, Fact fact, CommandRows.End end, List<String> warnings) {
    CommandResult {
        warnings = List.copyOf(warnings);
    }
}
