package dev.sprintrunner.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do next. The engine carries one step out, records the facts that come of it, and asks again. */
public sealed interface Step {

    <R> R accept(Visitor<R> visitor);

    /** Look at the project context: leads to {@link Fact.ContextChecked}. */
    record CheckContext() implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.checkContext(this);
        }
    }

    /** Keep the project context as it is now for the whole batch: leads to {@link Fact.ContextFrozen}. */
    record FreezeContext() implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.freezeContext(this);
        }
    }

    /** Read the sprint status and select: leads to {@link Fact.CycleStarted} or {@link Fact.NothingSelectable}. */
    record SelectStories(int cycle) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.selectStories(this);
        }
    }

    /** Start an agent: leads to {@link Fact.CommandStarted}, and some day to its end. */
    record StartCommand(CommandRun run) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.startCommand(this);
        }
    }

    /**
     * Wait before a failed piece of work is tried again: leads to {@link Fact.WaitStarted}.
     *
     * @param transientTry which transient retry this is, 1-based; 0 after a failure that counted
     * @param notBefore    earliest time, epoch milliseconds, or null
     */
    record PauseRetry(Slot slot, int transientTry, @Nullable Long notBefore) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pauseRetry(this);
        }
    }

    /**
     * Wait for the usage limit to reset: leads to {@link Fact.WaitStarted}.
     *
     * @param resetAt epoch milliseconds, or null when unknown
     * @param hits    limits met in a row, for growing pauses
     */
    record WaitForLimit(@Nullable Long resetAt, int hits) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.waitForLimit(this);
        }
    }

    /** Write a status to the sprint-status file: leads to {@link Fact.StatusDecided} and {@link Fact.StatusWritten}. */
    record SetStatus(StatusChange change) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setStatus(this);
        }
    }

    /** Move the files of done stories away: leads to {@link Fact.Archived}. */
    record Archive(List<String> stories) implements Step {
        public Archive {
            stories = List.copyOf(stories);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.archive(this);
        }
    }

    record EndCycle(int cycle) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.endCycle(this);
        }
    }

    /** End every running agent; each then reports as interrupted. */
    record EndAgents() implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.endAgents(this);
        }
    }

    record EndBatch(BatchEnd end) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.endBatch(this);
        }
    }

    /** Nothing to start: the next fact comes from a running command, a wait that ends, or a person. */
    record Await() implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.await(this);
        }
    }

    /** One method for each step, so that a new step stops the build at every place to extend. */
    interface Visitor<R> {
        R checkContext(CheckContext step);

        R freezeContext(FreezeContext step);

        R selectStories(SelectStories step);

        R startCommand(StartCommand step);

        R pauseRetry(PauseRetry step);

        R waitForLimit(WaitForLimit step);

        R setStatus(SetStatus step);

        R archive(Archive step);

        R endCycle(EndCycle step);

        R endAgents(EndAgents step);

        R endBatch(EndBatch step);

        R await(Await step);
    }
}
