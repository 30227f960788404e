package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.FakeAgent.Leaving;
import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that refuses to be written in mid-run. */
@Timeout(60)
class DatabaseTroubleIT extends FakeAgentCase {

    private static void execute(TestProject project, String sql) throws SQLException {
        Path file = project.root().resolve(".sprint-runner/sprint-runner.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refuse(TestProject project, String what) throws SQLException {
        execute(
                project,
                "create trigger trouble before insert on " + what + " begin select raise(abort, 'no more'); end");
    }

    @Test
    void anAgentThatCannotBeRecordedIsNotStartedAndThoseThatRunAreEnded() throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story", 1)
                .ignoresSignals()
                .starts()
                .spawns(Leaving.SETSID)
                .reports("setup")
                .hangs();
        TestEngine engine = engine(project);
        refuse(project, "commands when new.command = 'story-discovery'");

        long id = engine.start();
        BatchRow batch = engine.orchestrator.await(id);

        assertThat(batch.status()).isEqualTo("error");
        assertThat(batch.reason()).contains("could not be recorded", "sprint-runner.db", "no more");
        assertThat(engine.messages("batch:end")).hasSize(1);
        assertThat(engine.orchestrator.runningBatch()).isEmpty();
        assertThat(agent.running()).isEmpty();
        assertThat(engine.survivors()).isEmpty();
        assertThat(engine.query("select command from commands")).containsExactly("create-story");
        assertThat(engine.query("select count(*) from events where command = 'story-discovery'"))
                .containsExactly("0");
        assertThat(engine.messages("command:start")).containsExactly("create-story started");
        execute(project, "drop trigger trouble");
        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(engine.query("select command from commands where status = 'completed'"))
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void anAgentWhosePidCannotBeRecordedIsEnded() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").ignoresSignals().starts().spawns(Leaving.SETSID).hangs();
        TestEngine engine = engine(project);
        execute(
                project,
                "create trigger trouble before update of pid on commands begin select raise(abort, 'no'); end");

        assertThat(engine.runAll().status()).isEqualTo("error");

        assertThat(agent.running()).isEmpty();
        assertThat(engine.survivors()).isEmpty();
    }

    /** Not even the batch's end can be recorded; it is seen at the next start. */
    @Test
    void anAnswerThatCannotBeRecordedLeadsToNothing() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine engine = engine(project);
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");
        refuse(project, "facts");

        agent.open("go");
        engine.orchestrator.await(id);

        assertThat(agent.commands()).containsExactly("dev-story");
        assertThat(engine.query("select status from batches")).containsExactly("running");
        assertThat(engine.commands()).containsExactly("dev-story|running");
        assertThat(engine.messages("command:end")).isEmpty();
        assertThat(project.status(STORY)).isEqualTo("in-progress");
        execute(project, "drop trigger trouble");
        engine.close();

        TestEngine next = reopened(project, Clock.systemUTC(), Shortly.retried());
        assertThat(next.query("select status from batches")).containsExactly("interrupted");
        assertThat(next.resume(id).status()).isEqualTo("completed");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void progressThatCannotBeRecordedDoesNotEndTheAgent() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().reports("implement").worksAsUsual();
        TestEngine engine = engine(project);
        refuse(project, "events when new.event_type = 'command:progress'");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.messages("command:progress")).isEmpty();
        assertThat(agent.commands()).containsExactly("dev-story", "code-review-1", "batch-commit");
    }

    @Test
    void aBatchThatCannotBeRecordedIsNotBegun() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine engine = engine(project);
        refuse(project, "batches");

        assertThatThrownBy(engine::start)
                .hasMessageContaining("sprint-runner.db")
                .hasMessageContaining("no more");
        assertThat(engine.orchestrator.runningBatch()).isEmpty();
        execute(project, "drop trigger trouble");
        assertThat(engine.runAll().status()).isEqualTo("completed");
    }
}
