package dev.sprintrunner.web.status;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.engine.StorySelection;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.status.Durations.Past;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.PlanSimulation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is still to come in the running batch.
 *
 * @param rest null when it cannot be told: the sprint-status file cannot be used just now
 * @param past how long this project's last commands took
 */
record Outlook(PlanSimulation.@Nullable Rest rest, Durations past) {
    private static final String LAST_COMMANDS = """
            select command, ended_at - started_at as took, story_id from commands
            where status = 'completed' and ended_at is not null order by id desc limit 200
            """;
    private static final String SPECS = "select story_key from tech_spec_decisions where decision = 'REQUIRED'";

    static Outlook of(Jdbc jdbc, BatchState batch, SprintReading reading) {
        List<Past> past = jdbc.query(LAST_COMMANDS, Outlook::past).stream()
                .flatMap(Optional::stream)
                .toList();
        Set<String> needTechSpec = new HashSet<>(jdbc.query(SPECS, row -> row.getString(1)));
        return new Outlook(rest(batch, reading, needTechSpec), new Durations(past));
    }

    private static Optional<Past> past(ResultSet row) throws SQLException {
        long took = row.getLong("took");
        long story = row.getLong("story_id");
        Long storyId = row.wasNull() ? null : (Long) story;
        return CommandName.parse(row.getString("command")).map(name -> new Past(name.type(), took, storyId));
    }

    private static PlanSimulation.@Nullable Rest rest(
            BatchState batch, SprintReading reading, Set<String> needTechSpec) {
        SprintReading.Sprint sprint = reading.sprint();
        if (sprint == null) {
            return null;
        }
        try {
            return PlanSimulation.rest(
                    batch,
                    (cycle, state) ->
                            StorySelection.next(cycle, sprint.status(), state, sprint.files(), needTechSpec::contains),
                    needTechSpec::contains);
        } catch (SprintStatusException e) { // a story that was asked for is no longer in the file
            return null;
        }
    }
}
