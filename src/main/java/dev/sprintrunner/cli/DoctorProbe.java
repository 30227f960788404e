package dev.sprintrunner.cli;

import dev.sprintrunner.claude.process.AgentVersionProbe;
import dev.sprintrunner.claude.process.ProgramFinder;
import dev.sprintrunner.config.LockAttempt;
import dev.sprintrunner.config.Runner;
import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.doctor.DoctorFacts;
import dev.sprintrunner.doctor.PlatformProbe;
import dev.sprintrunner.doctor.SignIn;
import dev.sprintrunner.doctor.SignInProbe;
import dev.sprintrunner.doctor.StorageProbe;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what the doctor judges: starts the agent for its version, asks git, looks at files. Changes nothing. */
public final class DoctorProbe {
    private static final Logger log = LoggerFactory.getLogger(DoctorProbe.class);
    private static final Duration AGENT_TIMEOUT = Duration.ofSeconds(20);

    private final Workplace workplace;
    private final Map<String, String> environment;
    private final Properties properties;
    private final Clock clock;

    /** @param properties the system properties */
    public DoctorProbe(Workplace workplace, Map<String, String> environment, Properties properties, Clock clock) {
        this.workplace = workplace;
        this.environment = environment;
        this.properties = properties;
        this.clock = clock;
    }

    public DoctorFacts look() throws IOException {
        SettingsResult settings = new SettingsFile(workplace.runtime().settings()).read();
        SprintReading sprint = SprintReading.of(workplace, clock);
        return new DoctorFacts(
                settings,
                agent(settings),
                signIn(),
                project(sprint),
                git(),
                StorageProbe.look(workplace.root(), writtenTo(sprint.project())),
                otherRunner(),
                PlatformProbe.look(environment, properties));
    }

    /** The server that asks holds the lock itself; that is as it should be. */
    private Optional<LockAttempt.AlreadyRunning> otherRunner() throws IOException {
        long own = ProcessHandle.current().pid();
        return RunnerLock.holder(workplace.runtime().lock())
                .filter(holder -> holder.by().map(Runner::pid).filter(pid -> pid == own).isEmpty());
    }

    private DoctorFacts.Agent agent(SettingsResult settings) {
        Settings.Agent agent =
                (settings instanceof SettingsResult.Valid valid ? valid.settings() : Settings.defaults()).agent();
        List<String> command = agent.agentCommand();
        return new DoctorFacts.Agent(command, new AgentVersionProbe(AGENT_TIMEOUT).check(command, workplace.root()));
    }

    private SignIn signIn() {
        boolean mac = properties.getProperty("os.name", "").startsWith("Mac");
        return new SignInProbe(environment, Path.of(properties.getProperty("user.home", "/")), mac).look();
    }

    private static DoctorFacts.Project project(SprintReading sprint) {
        List<Path> candidates = sprint.project().statusFile().candidates();
        return new DoctorFacts.Project(
                sprint.project().root(),
                sprint.file().or(() -> candidates.stream().findFirst()),
                sprint.project().statusFile().problem(),
                sprint.file().isPresent() || !candidates.isEmpty() ? sprint.refuse() : Optional.empty(),
                sprint.warnings(),
                sprint.status().stories().size(),
                (int) sprint.status().stories().stream()
                        .filter(story -> story.statusClass().isSelectable())
                        .count());
    }

    private DoctorFacts.Git git() {
        if (ProgramFinder.of(environment).find("git", workplace.root()).isEmpty()) {
            return DoctorFacts.Git.notInstalled();
        }
        Git git = new Git(workplace.root());
        try {
            if (!git.isWorkTree()) {
                return DoctorFacts.Git.noWorkTree();
            }
            return new DoctorFacts.Git(
                    true,
                    true,
                    git.branch(),
                    git.status().entries().size(),
                    git.unfinishedOperation(),
                    git.tracks(workplace.runtime().root()));
        } catch (IOException e) {
            log.warn("git cannot be asked: {}", e.getMessage());
            return DoctorFacts.Git.noWorkTree();
        }
    }

    private List<Path> writtenTo(Project project) {
        List<Path> directories = new ArrayList<>(List.of(
                workplace.root(),
                project.folders().implementation(),
                project.folders().stories()));
        RuntimeDirectory runtime = workplace.runtime();
        directories.add(runtime.root());
        directories.add(runtime.transcripts());
        project.statusFile().file().map(file -> file.resolveSibling("")).ifPresent(directories::add);
        return directories.stream().distinct().toList();
    }
}
