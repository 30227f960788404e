package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A script for a whole sprint: each command does a plausible job with real tools and ends with the verdict that lets the
 * sprint go on. A test says what is different, also while the sprint runs; what it says for a story goes before what it
 * says for any.
 */
public final class ScriptedTeam implements Script {
    private static final String ANY_STORY = "*";

    private final TeamWork work;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> verdicts = new ConcurrentHashMap<>();

    /** @param project the root of the project, where the agents write */
    public ScriptedTeam(Path project) {
        this.work = new TeamWork(project);
    }

    /** Another script for a command such as {@code code-review-1}, whatever its stories. */
    public ScriptedTeam on(String command, Script script) {
        return on(command, ANY_STORY, script);
    }

    /** Another script for a command when it is for this story, alone or among others. */
    public ScriptedTeam on(String command, String story, Script script) {
        scripts.put(slot(command, story), script);
        return this;
    }

    /** The usual job, but this verdict at its end, whatever the stories. */
    public ScriptedTeam answers(String command, JsonNode verdict) {
        return answers(command, ANY_STORY, verdict);
    }

    public ScriptedTeam answers(String command, String story, JsonNode verdict) {
        verdicts.put(slot(command, story), verdict);
        return this;
    }

    @Override
    public Reply next(ApiRequest request) {
        Optional<SprintCommand> command = request.command();
        if (command.isEmpty() || request.kind() != ApiRequest.Kind.MAIN) {
            return Reply.text("Nothing to do.");
        }
        return find(scripts, command.get())
                .map(script -> script.next(request))
                .orElseGet(() -> usualJob(command.get(), request));
    }

    /** What the team does when no test says otherwise; for scripts that differ only at times. */
    public Reply usualJob(SprintCommand command, ApiRequest request) {
        if (request.turn() == 0) {
            return work.begin(command);
        }
        JsonNode verdict = find(verdicts, command).orElseGet(() -> Verdicts.usual(command, request.toolResults()));
        return work.end(command, verdict, request);
    }

    private static <T> Optional<T> find(Map<String, T> map, SprintCommand command) {
        return Stream.concat(command.stories().stream(), List.of(ANY_STORY).stream())
                .map(story -> slot(command.command(), story))
                .filter(map::containsKey)
                .map(map::get)
                .findFirst();
    }

    private static String slot(String command, String story) {
        return command + "; " + story;
    }
}
