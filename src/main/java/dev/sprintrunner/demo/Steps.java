package dev.sprintrunner.demo;

import dev.sprintrunner.demo.TaskReport.Form;
import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one command. */
final class Steps {
    private final SprintCommand command;
    private final List<Step> steps = new ArrayList<>();

    Steps(SprintCommand command) {
        this.command = command;
    }

    Steps add(Step... more) {
        steps.addAll(List.of(more));
        return this;
    }

    Steps addAll(List<? extends Step> more) {
        steps.addAll(more);
        return this;
    }

    Steps start(String storyKey, String task, String message) {
        return report(storyKey, task, "start", message, Form.JSON);
    }

    Steps end(String storyKey, String task, String message) {
        return report(storyKey, task, "end", message, Form.JSON);
    }

    /** The end of a task in the form of older prompts. */
    Steps log(String storyKey, String task, String message) {
        return report(storyKey, task, "end", message, Form.CSV);
    }

    List<Step> list() {
        return List.copyOf(steps);
    }

    private Steps report(String storyKey, String task, String status, String message, Form form) {
        steps.add(new Step.Report(new TaskReport(
                command.epic(),
                SprintCommand.shortId(storyKey),
                command.name().toString(),
                task,
                status,
                message,
                form)));
        return this;
    }
}
