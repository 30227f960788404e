package dev.sprintrunner.engine;

import dev.sprintrunner.engine.ProgressItem.Doing;
import dev.sprintrunner.engine.ProgressItem.Kind;
import dev.sprintrunner.report.TaskMarker;
import java.util.ArrayList;
import java.util.List;

/**
 * What was told since the last report, in order. Every report of a task is kept; of the rest only so much that people
 * can follow, and the number of those left out.
 */
final class ProgressBuffer {
    static final int MAX_DOINGS = 50;
    private static final int FULL = 1000;

    private final List<ProgressItem> items = new ArrayList<>();
    private int doings;
    private int omitted;
    private int omittedErrors;

    void add(TaskMarker marker) {
        items.add(new ProgressItem.Task(marker));
    }

    void add(Doing doing) {
        if (doings < MAX_DOINGS) {
            doings++;
            items.add(doing);
            return;
        }
        omitted++;
        omittedErrors += doing.kind() == Kind.TOOL_ERROR ? 1 : 0;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether it must be reported before more is read. */
    boolean isFull() {
        return items.size() >= FULL;
    }

    /** Empties it. */
    List<ProgressItem> take() {
        List<ProgressItem> taken = new ArrayList<>(items);
        if (omitted > 0) {
            taken.add(new Doing(Kind.TOOL, rest(), false));
        }
        items.clear();
        doings = 0;
        omitted = 0;
        omittedErrors = 0;
        return taken;
    }

    private String rest() {
        String failed = omittedErrors == 0 ? "" : " (" + omittedErrors + " failed calls among them)";
        return "… and " + omitted + " more calls and texts" + failed + "; the output has them all";
    }
}
