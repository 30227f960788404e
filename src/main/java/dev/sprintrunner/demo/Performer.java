package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries steps out: asks for permission, changes the workspace, tells the stream.
 *
 * <p>A signal can arrive at any time, on a thread of its own. An effect and the line that reports it are one unit under
 * this object's lock, so an interruption falls before or after them, never between.
 */
final class Performer implements Step.Actor {
    private final StreamWriter stream;
    private final Workspace workspace;
    private final Git git;
    private final Permissions permissions;
    private final Clock clock;
    private final Surroundings.Pacer pacer;
    private final ArrayNode denials = Json.array();
    private Duration perWeight = Duration.ZERO;
    private int weight = 1;
    private int toolResults;
    private @Nullable String openToolUse;
    private @Nullable CommitResult commit;

    /** A tool's work. */
    @FunctionalInterface
    interface Effect {
        ToolOutcome apply() throws IOException;
    }

    Performer(StreamWriter stream, Workspace workspace, Permissions permissions, Surroundings surroundings) {
        this.stream = stream;
        this.workspace = workspace;
        this.permissions = permissions;
        this.git = surroundings.git();
        this.clock = surroundings.clock();
        this.pacer = surroundings.pacer();
    }

    /** @param length how long all steps together take */
    void perform(List<Step> steps, Duration length) {
        perWeight = length.dividedBy(
                Math.max(1, steps.stream().mapToInt(Step::weight).sum()));
        for (Step step : steps) {
            weight = step.weight();
            step.play(this);
        }
    }

    Optional<CommitResult> commitResult() {
        return Optional.ofNullable(commit);
    }

    int turns() {
        return toolResults + 1;
    }

    ArrayNode denials() {
        return denials;
    }

    /** The tool call that has no result yet. */
    Optional<String> openToolUse() {
        return Optional.ofNullable(openToolUse);
    }

    @Override
    public void say(String text) {
        pause();
        synchronized (this) {
            stream.text(text);
        }
    }

    @Override
    public void think(String text) {
        pause();
        synchronized (this) {
            stream.thinking(text);
        }
    }

    @Override
    public void report(TaskReport report) {
        if (report.form() == TaskReport.Form.JSON) {
            say(TaskMarkers.json(report));
            return;
        }
        String line = TaskMarkers.csv(report, clock.instant());
        run("echo '" + line.replace("'", "’") + "'", "Log the task", line, 0);
    }

    @Override
    public void todos(List<String> items, int done) {
        ObjectNode input = Json.object();
        ArrayNode todos = input.putArray("todos");
        for (int i = 0; i < items.size(); i++) {
            String status = i < done ? "completed" : i == done ? "in_progress" : "pending";
            todos.addObject().put("content", items.get(i)).put("status", status).put("activeForm", items.get(i));
        }
        ObjectNode details = Json.object();
        details.putArray("oldTodos");
        details.set("newTodos", todos.deepCopy());
        tool("TodoWrite", input, "", () -> ToolOutcome.plain("Todos have been modified successfully.", details));
    }

    @Override
    public void read(String path) {
        tool("Read", filePath(path), "", () -> workspace.read(path));
    }

    @Override
    public void search(String text, String path) {
        ObjectNode input = Json.object().put("pattern", text).put("path", path).put("output_mode", "content");
        tool("Grep", input.put("-n", true), "", () -> workspace.search(text, path));
    }

    @Override
    public void write(String path, String content) {
        tool("Write", filePath(path).put("content", content), "", () -> workspace.write(path, content));
    }

    @Override
    public void edit(String path, String before, String after) {
        String added = after.contains(before) ? after.replace(before, "") : after;
        if (workspace.textOrEmpty(path).map(content -> content.contains(added)).orElse(false)) {
            return;
        }
        ObjectNode input = Json.object()
                .put("replace_all", false)
                .put("file_path", workspace.resolve(path).toString())
                .put("old_string", before)
                .put("new_string", after);
        tool("Edit", input, "", () -> workspace.edit(path, before, after));
    }

    @Override
    public void run(String command, String description, String output, int exitCode) {
        bash(command, description, () -> ToolOutcome.ofShell(output, exitCode));
    }

    @Override
    public void git(List<String> arguments, String description) {
        bash("git " + String.join(" ", arguments), description, () -> {
            Git.Outcome outcome = git.run(arguments);
            return ToolOutcome.ofShell(outcome.output(), outcome.exitCode());
        });
    }

    @Override
    public void commit(String message) {
        String command = "git add -A && git commit -m \"" + message + "\"";
        ToolOutcome outcome = bash(command, "Commit the finished stories", () -> stageAndCommit(message));
        if (commit == null) {
            commit = new CommitResult(CommitOutcome.FAILED, outcome.content());
        }
    }

    @Override
    public void retry(int attempt, int status, String error) {
        synchronized (this) {
            stream.apiRetry(attempt, 600L << (attempt - 1), status, error);
        }
        pause();
    }

    @Override
    public void usage(double utilization) {
        synchronized (this) {
            stream.usage(utilization);
        }
    }

    /** Runs something that no interruption may come between. */
    synchronized void undisturbed(Runnable action) {
        action.run();
    }

    private ToolOutcome stageAndCommit(String message) {
        Git.Outcome staged = git.run("add", "-A");
        if (!staged.succeeded()) {
            return ToolOutcome.ofShell(staged.output(), staged.exitCode());
        }
        if (git.run("diff", "--cached", "--quiet").succeeded()) {
            commit = new CommitResult(CommitOutcome.NOTHING, "nothing to commit");
            return ToolOutcome.ofShell("nothing to commit, working tree clean", 1);
        }
        Git.Outcome committed = git.run("commit", "-m", message);
        if (committed.succeeded()) {
            String hash = git.run("rev-parse", "--short", "HEAD").output().strip();
            commit = new CommitResult(CommitOutcome.COMMITTED, hash);
        }
        return ToolOutcome.ofShell(committed.output(), committed.exitCode());
    }

    private ToolOutcome bash(String command, String description, Effect effect) {
        ObjectNode input = Json.object().put("command", command).put("description", description);
        return tool("Bash", input, command, effect);
    }

    /** The call, half of its time, then its effect and result. */
    ToolOutcome tool(String name, ObjectNode input, String command, Effect effect) {
        pauseHalf();
        String id;
        synchronized (this) {
            id = stream.toolUse(name, input);
            openToolUse = id;
        }
        pauseHalf();
        synchronized (this) {
            ToolOutcome outcome = permissions.allow(name, command) ? apply(effect) : deny(name, id, input);
            stream.toolResult(id, outcome, permissions.reason());
            openToolUse = null;
            toolResults++;
            return outcome;
        }
    }

    private ToolOutcome deny(String tool, String id, JsonNode input) {
        String message = "Claude requested permissions to use " + tool + ", but you haven't granted it yet.";
        stream.permissionDenied(tool, id, message);
        denials.addObject().put("tool_name", tool).put("tool_use_id", id).set("tool_input", input);
        return ToolOutcome.denied(message);
    }

    private static ToolOutcome apply(Effect effect) {
        try {
            return effect.apply();
        } catch (IOException | UncheckedIOException e) {
            return ToolOutcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode filePath(String path) {
        return Json.object().put("file_path", workspace.resolve(path).toString());
    }

    private void pause() {
        pacer.pause(perWeight.multipliedBy(weight));
    }

    private void pauseHalf() {
        pacer.pause(perWeight.multipliedBy(weight).dividedBy(2));
    }
}
