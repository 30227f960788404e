package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sprintrunner.demo.ResultLine.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the agent, from its init line to its result line. Interruptions come from another thread. */
final class AgentRun {
    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int TERMINATED = 143;

    private final StreamWriter stream;
    private final Performer performer;
    private final UsageMeter meter;
    private final AgentState state;
    private final String sessionId;
    private final AgentState.Session before;
    private final Clock clock;
    private final long startedAt;
    private boolean finished;

    AgentRun(
            StreamWriter stream,
            Performer performer,
            UsageMeter meter,
            AgentState state,
            String sessionId,
            AgentState.Session before,
            Clock clock) {
        this.stream = stream;
        this.performer = performer;
        this.meter = meter;
        this.state = state;
        this.sessionId = sessionId;
        this.before = before;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    /** @param structured whether the verdict was asked for as an object */
    int play(Scenario scenario, Duration length, boolean structured) throws IOException {
        List<Step> steps = new ArrayList<>(scenario.steps());
        steps.add(1, new Step.Usage(Math.min(85, 20 + state.sessionCount()) / 100.0));
        performer.perform(steps, length);
        Scenario.Ending ending = scenario.ending().apply(performer.commitResult());
        Optional<JsonNode> answer =
                ending.verdict().filter(verdict -> structured).map(Verdicts::json);
        if (answer.isPresent()) {
            performer.say(ending.text());
            performer.tool("StructuredOutput", (ObjectNode) answer.get(), "", AgentRun::structuredOutput);
            return finish(new Outcome.Answer(Json.write(answer.get()), answer.get()), SUCCEEDED);
        }
        String text = ending.text()
                + ending.verdict()
                        .map(Verdicts::markers)
                        .map(markers -> "\n\n" + markers)
                        .orElse("");
        performer.say(text);
        return finish(new Outcome.Answer(text, null), SUCCEEDED);
    }

    /** The API is overloaded; the CLI gives up after the third call. */
    int playOverloaded(Duration length) {
        performer.perform(List.of(new Step.Retry(1, 529, "overloaded"), new Step.Retry(2, 529, "overloaded")), length);
        String text = "API Error: Repeated 529 Overloaded errors. The API is at capacity — this is usually temporary."
                + " Try again in a moment. If it persists, check the status page.";
        performer.undisturbed(() -> stream.apiError(text, "server_error", 529, "overloaded_error"));
        return finish(new Outcome.ApiFailure(text, 529, "overloaded_error"), FAILED);
    }

    /** SIGINT: a running tool call is rejected and the run says so; a pending API call just ends. */
    int interrupt() {
        performer.undisturbed(() -> {
            Optional<String> call = performer.openToolUse();
            if (finished || call.isEmpty()) {
                endQuietly("[Request interrupted by user]");
                return;
            }
            stream.toolRejected(call.get());
            stream.userText("[Request interrupted by user for tool use]");
            String error = "[ede_diagnostic] result_type=user last_content_type=n/a stop_reason=tool_use";
            finish(new Outcome.Aborted("aborted_tools", "tool_use", error), SUCCEEDED);
        });
        return SUCCEEDED;
    }

    /** SIGTERM: a running tool call is killed; there is no result. */
    int terminate() {
        performer.undisturbed(() -> {
            performer
                    .openToolUse()
                    .ifPresent(call -> stream.toolResult(call, ToolOutcome.failed("Exit code 137"), "mode"));
            endQuietly(null);
        });
        return TERMINATED;
    }

    private void endQuietly(@Nullable String lastWords) {
        if (!finished && lastWords != null) {
            stream.userText(lastWords);
        }
        if (!finished) {
            remember();
        }
        finished = true;
    }

    private int finish(Outcome outcome, int exitCode) {
        performer.undisturbed(() -> {
            if (finished) {
                return;
            }
            finished = true;
            stream.result(new ResultLine(
                    outcome,
                    before,
                    meter.model().id(),
                    meter.total(),
                    performer.denials(),
                    performer.turns(),
                    elapsed(),
                    apiMillis()));
            remember();
        });
        return exitCode;
    }

    private void remember() {
        try {
            state.save(sessionId, before.plus(apiMillis(), meter.model().id(), meter.total()));
        } catch (IOException e) {
            throw new UncheckedIOException("The session could not be saved", e);
        }
    }

    private long elapsed() {
        return clock.millis() - startedAt;
    }

    private long apiMillis() {
        return elapsed() * 4 / 5;
    }

    private static ToolOutcome structuredOutput() {
        String text = "Structured output provided successfully";
        return ToolOutcome.plain(text, TextNode.valueOf(text));
    }
}
