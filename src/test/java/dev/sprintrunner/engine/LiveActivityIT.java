package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.engine.AccountState.Billing;
import dev.sprintrunner.engine.EngineState.Status;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be seen of a batch while it runs. */
@Timeout(60)
class LiveActivityIT extends FakeAgentCase {
    private static final long PATIENCE_SECONDS = 45;

    /** Waits for something that listeners are told of. */
    private static void await(TestEngine engine, BooleanSupplier seen) throws InterruptedException {
        Object news = new Object();
        Runnable tell = () -> {
            synchronized (news) {
                news.notifyAll();
            }
        };
        engine.orchestrator.addStateListener(tell);
        engine.orchestrator.activity().addListener(tell);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (news) {
            while (!seen.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as(engine::told).isPositive();
                news.wait(left);
            }
        }
        engine.orchestrator.removeStateListener(tell);
        engine.orchestrator.activity().removeListener(tell);
    }

    private static List<CommandActivity> commands(TestEngine engine) {
        return engine.orchestrator.activity().commands();
    }

    private static String toolCall() {
        return RecordedLines.of("write-edit-default").stream()
                .filter(line -> line.contains("\"tool_use\"") && line.contains("\"Read\""))
                .findFirst()
                .orElseThrow()
                .replace("/project/", "@ROOT@/");
    }

    @Test
    void aRunningAgentIsSeenAtItsWork() throws Exception {
        TestProject project = project("ready-for-dev");
        String call = toolCall().replace("@ROOT@", project.root().toRealPath().toString());
        agent.on("dev-story")
                .starts()
                .reports("implement")
                .prints(call, call, call)
                .awaits("go")
                .worksAsUsual();
        TestEngine engine = engine(project);
        long before = System.currentTimeMillis();

        long id = engine.start();
        await(
                engine,
                () -> commands(engine).stream().anyMatch(one -> one.pulse().repeatCount() == 3)
                        && engine.orchestrator.activity().account().billing() != null
                        && engine.query("select id from events where event_type = 'command:progress'")
                                        .size()
                                == 4);

        CommandActivity seen = commands(engine).get(0);
        assertThat(commands(engine)).hasSize(1);
        assertThat(seen.begun().command()).isEqualTo("dev-story");
        assertThat(seen.begun().storyKeys()).containsExactly(STORY);
        assertThat(seen.pid()).isPositive();
        assertThat(seen.task()).isEqualTo("implement");
        assertThat(seen.pulse().lastLine()).isEqualTo("Read stories/2a-1.md");
        assertThat(seen.sessionId()).isEqualTo(agent.sessions().get(0));
        assertThat(seen.pulse().inputTokens()).isPositive();
        assertThat(seen.lastOutputAt()).isBetween(before, System.currentTimeMillis());
        assertThat(seen.silentLimitAt(System.currentTimeMillis())).isEqualTo(seen.lastOutputAt() + 15 * 60_000);
        assertThat(engine.orchestrator.state().status()).isEqualTo(Status.RUNNING);
        assertThat(engine.orchestrator.state().batchId()).isEqualTo(id);
        assertThat(engine.orchestrator.activity().account().billing()).isEqualTo(Billing.API);
        assertThat(engine.query("select payload ->> 'kind', task_id, status, message from events"
                        + " where event_type = 'command:progress' order by id"))
                .containsExactly(
                        "task|implement|start|",
                        "tool|implement|tool|Read stories/2a-1.md",
                        "tool|implement|tool|Read stories/2a-1.md",
                        "tool|implement|tool|Read stories/2a-1.md");
        agent.open("go");
        engine.orchestrator.await(id);

        assertThat(commands(engine)).isEmpty();
        assertThat(engine.orchestrator.state()).isEqualTo(EngineState.IDLE);
    }

    @Test
    void nobodyWaitsForAStartToSeeTheState() throws Exception {
        TestProject project = project("ready-for-dev");
        Path gate = temp.resolve("answer");
        Path slow = temp.resolve("slow.sh");
        String real = agent.setting().replaceAll(".*'(.*)'.*", "$1");
        Files.writeString(
                slow, "#!/bin/sh\nuntil [ -e '" + gate + "' ]; do sleep 0.05; done\nexec '" + real + "' \"$@\"\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        TestEngine.writeSettings(project.root(), "agent_command: ['" + slow + "']");
        TestEngine engine = reopened(project, Clock.systemUTC(), Shortly.retried());

        CompletableFuture<Long> start = CompletableFuture.supplyAsync(engine::start);
        await(engine, () -> engine.orchestrator.state().status() == Status.STARTING);
        assertThat(start).isNotDone();
        Files.createFile(gate);
        engine.orchestrator.await(start.get(PATIENCE_SECONDS, TimeUnit.SECONDS));

        assertThat(engine.orchestrator.state().status()).isEqualTo(Status.IDLE);
    }

    @Test
    void aStartThatFailsLeavesItIdle() throws IOException {
        TestEngine engine = engine(project("done"));

        assertThatThrownBy(engine::start).hasMessageContaining("nothing to do");

        assertThat(engine.orchestrator.state()).isEqualTo(EngineState.IDLE);
    }

    @Test
    void aUsageLimitIsWaitedForInSight() throws Exception {
        TestProject project = project("ready-for-dev");
        Instant reset = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        agent.on("dev-story", 1).prints(RecordedLines.usageLimit(reset)).exits(1);
        TestEngine engine = engine(project);

        long id = engine.start();
        await(engine, () -> engine.orchestrator.state().status() == Status.WAITING);

        assertThat(engine.orchestrator.state().pause())
                .hasValueSatisfying(wait -> assertThat(wait.until()).isGreaterThanOrEqualTo(reset.toEpochMilli()));
        assertThat(engine.orchestrator.activity().account().limit()).satisfies(limit -> {
            assertThat(limit.status()).isEqualTo("rejected");
            assertThat(limit.resetsAt()).isEqualTo(reset);
        });
        assertThat(engine.orchestrator.tryNow()).isTrue();
        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
    }

    @Test
    void aStopIsSeenWithItsModeUntilTheEnd() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().awaits("go").worksAsUsual();
        TestEngine engine = engine(project);
        long before = System.currentTimeMillis();
        long id = engine.start();

        engine.orchestrator.stop(StopMode.STORY);
        await(engine, () -> engine.orchestrator.state().status() == Status.STOPPING);

        assertThat(Objects.requireNonNull(engine.orchestrator.state().batch())
                        .stopping()
                        .mode())
                .isEqualTo(StopMode.STORY);
        assertThat(engine.orchestrator.state().stoppingSince()).isGreaterThanOrEqualTo(before);
        agent.open("go");
        engine.orchestrator.await(id);
        assertThat(engine.orchestrator.state()).isEqualTo(EngineState.IDLE);
    }

    @Test
    void theVerifyCommandIsSeenByItsLastLine() throws Exception {
        TestProject project = project("review");
        Path gate = temp.resolve("verified");
        TestEngine engine = engine(
                project, "verify_command: \"echo 3 of 7 passed; until [ -e '" + gate + "' ]; do sleep 0.05; done\"");

        long id = engine.start();
        await(
                engine,
                () -> commands(engine).stream()
                        .anyMatch(one -> "3 of 7 passed".equals(one.pulse().lastLine())));

        assertThat(commands(engine)).extracting(one -> one.begun().command()).containsExactly("verify");
        Files.createFile(gate);
        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
    }

    @Test
    void aBurstOfWordsIsToldInPart() throws Exception {
        TestProject project = project("ready-for-dev");
        String words = RecordedLines.text("on and on") + "\n";
        Path burst = Files.writeString(temp.resolve("burst"), words.repeat(10_000));
        agent.on("dev-story").starts().runs("cat '" + burst + "'").worksAsUsual();
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        List<String> told = engine.messages("command:progress");
        assertThat(told).hasSizeLessThan(5_000);
        int left = told.stream()
                .filter(line -> line.startsWith("… and "))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D+", "")))
                .sum();
        assertThat(told.stream().filter("on and on"::equals).count() + left).isGreaterThanOrEqualTo(10_000);
    }
}
