package dev.sprintrunner.doctor;

import static dev.sprintrunner.doctor.Check.Level.ERROR;
import static dev.sprintrunner.doctor.Check.Level.OK;
import static dev.sprintrunner.doctor.Check.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.sprintrunner.claude.process.AgentCheck;
import dev.sprintrunner.claude.process.AgentCheck.Verdict;
import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.config.LockAttempt.AlreadyRunning;
import dev.sprintrunner.config.PermissionMode;
import dev.sprintrunner.config.Runner;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.doctor.DoctorFacts.Agent;
import dev.sprintrunner.doctor.DoctorFacts.Git;
import dev.sprintrunner.doctor.DoctorFacts.Platform;
import dev.sprintrunner.doctor.DoctorFacts.Project;
import dev.sprintrunner.doctor.DoctorFacts.Storage;
import dev.sprintrunner.doctor.SignIn.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final List<String> CLAUDE = List.of("claude");
    private static final Platform LINUX = new Platform("Linux", 17, true, true, false, false);
    private static final Path FILE = Path.of("sprint-status.yaml");
    private static final Git CLEAN = new Git(true, true, Optional.of("main"), 0, Optional.empty(), false);
    private static final DoctorFacts HEALTHY = new DoctorFacts(
            new SettingsResult.Valid(Settings.defaults()),
            agent(Verdict.TESTED),
            new SignIn(List.of(Source.STORED_LOGIN), true),
            project(Optional.of(FILE), Optional.empty(), List.of(), 3),
            CLEAN,
            new Storage(List.of(), Optional.of(20_000_000_000L)),
            Optional.empty(),
            LINUX);

    private static Project project(
            Optional<Path> status, Optional<String> refusal, List<String> warnings, int selectable) {
        return new Project(
                Path.of("shop"),
                status,
                Optional.of("none found; looked in docs, out"),
                refusal,
                warnings,
                7,
                selectable);
    }

    @Test
    void aHealthyProjectHasNothingButOkEachOnce() {
        List<Check> checks = Doctor.run(HEALTHY);
        assertThat(checks).allSatisfy(check -> {
            assertThat(check.level()).isEqualTo(OK);
            assertThat(check.message()).isNotBlank();
            assertThat(check.mend()).isEmpty();
        });
        assertThat(checks)
                .extracting(Check::name)
                .containsExactly(
                        "system",
                        "java",
                        "setsid",
                        "process table",
                        "settings",
                        "agent",
                        "sign-in",
                        "permissions",
                        "project",
                        "sprint status",
                        "git",
                        "write access",
                        "disk",
                        "lock");
        assertThat(Check.worst(checks)).isEqualTo(OK);
    }

    @Test
    void aHopelessOneSaysEverythingAtOnceWithAMendForEach() {
        DoctorFacts hopeless = new DoctorFacts(
                Settings.defaults().apply(Map.of("nonsense", NullNode.instance)),
                agent(Verdict.UNUSABLE),
                new SignIn(List.of(), false),
                project(Optional.empty(), Optional.empty(), List.of(), 0),
                Git.notInstalled(),
                new Storage(List.of(Path.of("shop")), Optional.of(1L)),
                Optional.of(new AlreadyRunning(
                        Optional.of(new Runner(42, Instant.EPOCH, Optional.of("http://127.0.0.1:8080/"), "serve")))),
                new Platform("Windows 11", 11, false, false, true, false));
        List<Check> bad = Doctor.run(hopeless).stream()
                .filter(check -> check.level() != OK)
                .toList();
        assertThat(bad)
                .extracting(Check::name)
                .contains(
                        "system",
                        "java",
                        "setsid",
                        "process table",
                        "settings",
                        "agent",
                        "sign-in",
                        "sprint status",
                        "git",
                        "write access",
                        "disk",
                        "lock");
        assertThat(bad).allSatisfy(check -> assertThat(check.mend()).isNotBlank());
        assertThat(bad).anySatisfy(check -> assertThat(check.message()).contains("pid 42", "http://127.0.0.1:8080/"));
        assertThat(Check.worst(bad)).isEqualTo(ERROR);
    }

    @ParameterizedTest
    @CsvSource({"TESTED, OK", "UNTESTED, WARNING", "OTHER_AGENT, WARNING", "REFUSED, ERROR", "UNUSABLE, ERROR"})
    void judgesTheAgent(Verdict verdict, Check.Level level) {
        Check check = AgentChecks.version(agent(verdict));
        assertThat(check.level()).isEqualTo(level);
        assertThat(check.message()).isEqualTo("as the probe says");
    }

    private static Agent agent(Verdict verdict) {
        return agent(CLAUDE, verdict);
    }

    private static Agent agent(List<String> command, Verdict verdict) {
        return new Agent(command, new AgentCheck(verdict, Optional.empty(), "as the probe says"));
    }

    @Test
    void anApiKeyBesideASubscriptionIsAWarningThatSaysWhoPays() {
        Check check = signIn(CLAUDE, Source.API_KEY, Source.STORED_LOGIN);
        assertThat(check.level()).isEqualTo(WARNING);
        assertThat(check.message()).contains("ANTHROPIC_API_KEY", "API account pays");
        assertThat(check.mend()).contains("unset ANTHROPIC_API_KEY");
    }

    @Test
    void theFirstSignInPaysAndTheOthersAreNamed() {
        Check check = signIn(CLAUDE, Source.BEDROCK, Source.OAUTH_TOKEN);
        assertThat(check.level()).isEqualTo(OK);
        assertThat(check.message()).contains("AWS account", "not used: CLAUDE_CODE_OAUTH_TOKEN");
        assertThat(signIn(CLAUDE, Source.API_KEY).level()).isEqualTo(OK);
    }

    @Test
    void noSignInIsAnErrorOnlyWhereItWouldBeSeen() {
        assertThat(signIn(CLAUDE).level()).isEqualTo(ERROR);
        assertThat(signIn(List.of("/opt/bin/claude")).level()).isEqualTo(ERROR);
        assertThat(signIn(List.of("ssh", "host", "claude")).level()).isEqualTo(WARNING);
        assertThat(AgentChecks.signIn(new SignIn(List.of(), true), agent(Verdict.UNUSABLE))
                        .level())
                .isEqualTo(WARNING);
    }

    private static Check signIn(List<String> command, Source... sources) {
        return AgentChecks.signIn(new SignIn(List.of(sources), false), agent(command, Verdict.UNUSABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "acceptEdits,       Bash,             false, false, OK",
        "acceptEdits,       Bash(npm:*),      false, false, OK",
        "acceptEdits,       Read,             false, false, WARNING",
        "default,           Edit Write Bash,  false, false, OK",
        "dontAsk,           Edit Write,       false, false, WARNING",
        "default,           Edit Bash,        false, false, ERROR",
        "bypassPermissions, Read,             false, false, OK",
        "bypassPermissions, Read,             true,  false, ERROR",
        "bypassPermissions, Read,             true,  true,  OK",
        "acceptEdits,       Bash,             true,  false, OK",
    })
    void judgesWhetherAgentsMayWork(String mode, String tools, boolean root, boolean sandbox, Check.Level level) {
        Settings.Agent agent = new Settings.Agent(
                CLAUDE,
                List.of(),
                Arrays.stream(PermissionMode.values())
                        .filter(candidate -> candidate.text().equals(mode))
                        .findFirst()
                        .orElseThrow(),
                List.of(tools.split(" ")),
                Map.of(),
                "haiku");
        Platform platform = new Platform("Linux", 17, true, true, root, sandbox);
        assertThat(AgentChecks.permissions(agent, platform).level()).isEqualTo(level);
    }

    @Test
    void judgesTheSprintStatus() {
        assertThat(status(project(Optional.empty(), Optional.empty(), List.of(), 0)))
                .matches(check -> check.level() == ERROR)
                .matches(check -> check.message().contains("docs, out"));
        assertThat(status(project(Optional.of(FILE), Optional.of("line 3: conflict marker"), List.of(), 0)))
                .matches(check -> check.level() == ERROR)
                .matches(check -> check.message().contains("line 3: conflict marker"));
        assertThat(status(project(Optional.of(FILE), Optional.empty(), List.of("odd"), 2))
                        .level())
                .isEqualTo(WARNING);
        assertThat(status(project(Optional.of(FILE), Optional.empty(), List.of(), 0))
                        .level())
                .isEqualTo(WARNING);
    }

    private static Check status(Project project) {
        return ProjectChecks.project(project).get(1);
    }

    @Test
    void everythingOddAboutTheWorkTreeIsSaid() {
        Git odd = new Git(true, true, Optional.empty(), 4, Optional.of("rebase"), true);
        assertThat(ProjectChecks.git(odd, CommitMode.AGENT))
                .extracting(Check::level)
                .containsExactly(ERROR, WARNING, WARNING, WARNING);
    }

    @Test
    void withoutGitOnlyCommitsAreMissed() {
        assertThat(ProjectChecks.git(Git.noWorkTree(), CommitMode.NATIVE))
                .extracting(Check::level)
                .containsExactly(WARNING);
        assertThat(ProjectChecks.git(Git.noWorkTree(), CommitMode.OFF))
                .extracting(Check::level)
                .containsExactly(OK);
    }

    @ParameterizedTest
    @CsvSource({"199, ERROR", "200, WARNING", "1023, WARNING", "1024, OK"})
    void judgesTheDisk(long megabytes, Check.Level level) {
        Storage storage = new Storage(List.of(), Optional.of(megabytes * 1024 * 1024));
        assertThat(ProjectChecks.storage(storage)).extracting(Check::level).containsExactly(OK, level);
    }

    @Test
    void anUnknownAmountOfDiskIsAWarning() {
        assertThat(ProjectChecks.storage(new Storage(List.of(), Optional.empty()))
                        .get(1)
                        .level())
                .isEqualTo(WARNING);
    }
}
