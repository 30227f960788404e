package dev.sprintrunner.doctor;

import dev.sprintrunner.config.PermissionMode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.doctor.SignIn.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the agent can be started, is signed in and may work. */
final class AgentChecks {
    private static final String VERSION = "agent";
    private static final String SIGN_IN = "sign-in";
    private static final String PERMISSIONS = "permissions";

    private AgentChecks() {}

    static Check version(DoctorFacts.Agent agent) {
        String message = agent.check().message();
        return switch (agent.check().verdict()) {
            case TESTED -> Check.ok(VERSION, message);
            case UNTESTED ->
                Check.warning(VERSION, message, "it should work; if it does not, install a tested version");
            case OTHER_AGENT ->
                Check.warning(
                        VERSION,
                        message,
                        "go on if it is another agent that speaks stream-json, else set agent_command");
            case REFUSED -> Check.error(VERSION, message, "update Claude Code");
            case UNUSABLE ->
                Check.error(
                        VERSION,
                        message,
                        "install Claude Code, or name the agent with agent_command in .sprint-runner/settings.yaml");
        };
    }

    static Check signIn(SignIn signIn, DoctorFacts.Agent agent) {
        return signIn.used().map(used -> signIn(used, signIn)).orElseGet(() -> noSignIn(signIn, agent));
    }

    private static Check signIn(Source used, SignIn signIn) {
        String message = used.title() + ": " + used.whoPays();
        if (used == Source.API_KEY && signIn.sources().stream().anyMatch(Source::isSubscription)) {
            return Check.warning(
                    SIGN_IN,
                    message + ", although there is a subscription too",
                    "unset " + used.title() + " to use the subscription");
        }
        String unused = signIn.sources().stream().skip(1).map(Source::title).collect(Collectors.joining(", "));
        return Check.ok(SIGN_IN, unused.isEmpty() ? message : message + "; not used: " + unused);
    }

    private static Check noSignIn(SignIn signIn, DoctorFacts.Agent agent) {
        if (!isPlainClaude(agent.command())) {
            return Check.warning(
                    SIGN_IN,
                    "none seen here, but the agent may be signed in where "
                            + agent.command().get(0) + " runs it",
                    "make sure that it is");
        }
        return signIn.userSettingsExist()
                ? Check.warning(
                        SIGN_IN,
                        "none seen, unless an apiKeyHelper in Claude Code's settings gives one",
                        "run claude once and sign in, or set ANTHROPIC_API_KEY")
                : Check.error(
                        SIGN_IN,
                        "Claude Code is not signed in",
                        "run claude once and sign in, or set ANTHROPIC_API_KEY");
    }

    private static boolean isPlainClaude(List<String> command) {
        return command.size() == 1 && Path.of(command.get(0)).endsWith("claude");
    }

    static Check permissions(Settings.Agent agent, DoctorFacts.Platform platform) {
        PermissionMode mode = agent.permissionMode();
        if (mode == PermissionMode.BYPASS_PERMISSIONS) {
            return bypass(platform);
        }
        boolean edits = mode == PermissionMode.ACCEPT_EDITS || (allows(agent, "Edit") && allows(agent, "Write"));
        if (!edits) {
            return Check.error(
                    PERMISSIONS,
                    "in " + mode.text() + " without Edit and Write in allowed_tools agents cannot change a file",
                    "set permission_mode: acceptEdits, or add Edit and Write to allowed_tools");
        }
        if (!allows(agent, "Bash")) {
            return Check.warning(
                    PERMISSIONS,
                    "without Bash in allowed_tools agents can neither build, test nor commit",
                    "add Bash, or the commands they need such as \"Bash(npm *)\", to allowed_tools");
        }
        return Check.ok(
                PERMISSIONS, mode.text() + " with " + agent.allowedTools().size() + " allowed tools");
    }

    private static Check bypass(DoctorFacts.Platform platform) {
        String mode = PermissionMode.BYPASS_PERMISSIONS.text();
        return platform.root() && !platform.sandbox()
                ? Check.error(
                        PERMISSIONS,
                        "Claude Code refuses " + mode + " to root",
                        "run as an ordinary user, set IS_SANDBOX=1 in a container, or set permission_mode: acceptEdits")
                : Check.ok(PERMISSIONS, mode + ": agents may do whatever this user may");
    }

    private static boolean allows(Settings.Agent agent, String tool) {
        return agent.allowedTools().stream()
                .anyMatch(allowed -> allowed.equals(tool) || allowed.startsWith(tool + "("));
    }
}
