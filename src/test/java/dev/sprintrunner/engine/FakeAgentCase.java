package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.testkit.FakeAgent;
import dev.sprintrunner.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project and a fake agent; whatever happens in a test, no process may be left of it. */
abstract class FakeAgentCase {
    static final String STORY = "1-1-login";
    static final String SECOND = "1-2-logout";

    @TempDir
    Path temp;

    FakeAgent agent;

    private final List<TestEngine> engines = new ArrayList<>();

    @BeforeEach
    void makeTheAgent() {
        agent = FakeAgent.in(temp.resolve("agent"));
    }

    @AfterEach
    void nothingIsLeft() {
        engines.forEach(TestEngine::close);
        assertThat(agent.running()).as("processes left by the test").isEmpty();
    }

    /** One story of this status, in one epic. */
    TestProject project(String status) {
        return project().story(STORY, status).create();
    }

    TestProject.Builder project() {
        return TestProject.in(temp.resolve("project")).epic("1", "in-progress");
    }

    /** An engine that is closed after the test. */
    TestEngine engine(TestProject project, UnaryOperator<Settings> change, String... settings) throws IOException {
        List<String> lines = new ArrayList<>(Arrays.asList(settings));
        lines.add(agent.setting());
        TestEngine.writeSettings(project.root(), lines.toArray(String[]::new));
        return reopened(project, Clock.systemUTC(), change);
    }

    TestEngine engine(TestProject project, String... settings) throws IOException {
        return engine(project, Shortly.retried(), settings);
    }

    /** The engine of a runner that is started again. */
    TestEngine reopened(TestProject project, Clock clock, UnaryOperator<Settings> change) throws IOException {
        TestEngine engine = TestEngine.open(project.root(), clock, change);
        engines.add(engine);
        return engine;
    }

    static Clock later(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }
}
