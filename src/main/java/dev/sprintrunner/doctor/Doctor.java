package dev.sprintrunner.doctor;

import dev.sprintrunner.config.LockAttempt;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges whether a sprint can run, from facts alone. */
public final class Doctor {
    private static final int OLDEST_JAVA = 17;

    private Doctor() {}

    /** At least one line for each thing looked at, in the order in which people would mend them. */
    public static List<Check> run(DoctorFacts facts) {
        Settings settings = facts.settings() instanceof SettingsResult.Valid valid
                ? valid.settings()
                : Settings.defaults(); // what is wrong with the file is said; the rest is judged without it
        List<Check> checks = new ArrayList<>(system(facts.platform()));
        checks.addAll(settings(facts.settings()));
        checks.add(AgentChecks.version(facts.agent()));
        checks.add(AgentChecks.signIn(facts.signIn(), facts.agent()));
        checks.add(AgentChecks.permissions(settings.agent(), facts.platform()));
        checks.addAll(ProjectChecks.project(facts.project()));
        checks.addAll(ProjectChecks.git(facts.git(), settings.workflow().commitMode()));
        checks.addAll(ProjectChecks.storage(facts.storage()));
        checks.add(lock(facts.otherRunner()));
        return List.copyOf(checks);
    }

    private static List<Check> system(DoctorFacts.Platform platform) {
        return List.of(os(platform), java(platform), setsid(platform), proc(platform));
    }

    private static Check os(DoctorFacts.Platform platform) {
        return platform.os().toLowerCase(Locale.ROOT).startsWith("windows")
                ? Check.error("system", platform.os() + " is not supported", "run it inside WSL")
                : Check.ok("system", platform.os());
    }

    private static Check java(DoctorFacts.Platform platform) {
        String message = "Java " + platform.java();
        return platform.java() >= OLDEST_JAVA
                ? Check.ok("java", message)
                : Check.error("java", message + " is too old", "install a JDK " + OLDEST_JAVA + " or newer");
    }

    private static Check setsid(DoctorFacts.Platform platform) {
        return platform.setsid()
                ? Check.ok("setsid", "agents get a session of their own")
                : Check.warning(
                        "setsid",
                        "not found: an agent may end together with the terminal that the runner was started in",
                        "install util-linux (macOS: brew install util-linux, and put its bin on the PATH)");
    }

    private static Check proc(DoctorFacts.Platform platform) {
        return platform.proc()
                ? Check.ok("process table", "every process that an agent leaves behind can be found")
                : Check.warning(
                        "process table",
                        "no /proc: processes that cut themselves loose from an agent cannot be found",
                        "look for leftovers after Stop now, if your project starts servers in the background");
    }

    private static List<Check> settings(SettingsResult settings) {
        if (settings instanceof SettingsResult.Valid) {
            return List.of(Check.ok("settings", "all settings are valid"));
        }
        return settings.messages().stream()
                .map(message -> Check.error("settings", message, "mend .sprint-runner/settings.yaml"))
                .toList();
    }

    private static Check lock(Optional<LockAttempt.AlreadyRunning> other) {
        return other.map(runner -> Check.error("lock", runner.message(), "use that runner, or stop it first"))
                .orElseGet(() -> Check.ok("lock", "no other runner works on this project"));
    }
}
