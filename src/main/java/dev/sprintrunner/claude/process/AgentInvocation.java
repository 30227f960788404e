package dev.sprintrunner.claude.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of an agent.
 *
 * @param command                the program and what stands before the flags: {@code [claude]}, a wrapper, or
 *     {@code [ssh, host, claude]}, where the arguments are quoted for the far shell
 * @param extraArguments         the user's own flags; last, so that they win
 * @param model                  null for the CLI's own default
 * @param allowedTools           tools that need no permission; none when empty
 * @param appendSystemPromptFile null for none
 * @param jsonSchema             of the structured answer; null for none
 * @param promptFile             becomes stdin
 * @param environment            additions to the inherited environment; the place for secrets, never the arguments
 * @param cookie                 unique to this run, see {@link AgentEnvironment#COOKIE}
 */
public record AgentInvocation(
        List<String> command,
        List<String> extraArguments,
        @Nullable String model,
        String permissionMode,
        List<String> allowedTools,
        @Nullable Path appendSystemPromptFile,
        AgentSession session,
        @Nullable String jsonSchema,
        Path promptFile,
        Path workingDirectory,
        Map<String, String> environment,
        String cookie) {

    public AgentInvocation {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("agent_command is empty; set it to [claude]");
        }
        if (!cookie.matches("[0-9A-Za-z-]{8,64}")) {
            throw new IllegalArgumentException("the cookie must be a UUID, was: " + cookie);
        }
        command = List.copyOf(command);
        extraArguments = List.copyOf(extraArguments);
        allowedTools = List.copyOf(allowedTools);
        environment = Map.copyOf(environment);
    }

    public static Builder builder(
            List<String> command, AgentSession session, Path promptFile, Path workingDirectory, String cookie) {
        return new Builder(command, session, promptFile, workingDirectory, cookie);
    }

    /** The whole command line. Flags that take many or optional values are written {@code --flag=value}. */
    public List<String> argv() {
        List<String> flags = new ArrayList<>(List.of("-p", "--output-format", "stream-json", "--verbose"));
        if (model != null) {
            flags.addAll(List.of("--model", model));
        }
        flags.addAll(List.of("--permission-mode", permissionMode));
        if (!allowedTools.isEmpty()) {
            flags.add("--allowedTools=" + String.join(",", allowedTools));
        }
        if (appendSystemPromptFile != null) {
            flags.addAll(List.of("--append-system-prompt-file", appendSystemPromptFile.toString()));
        }
        if (session.resume()) {
            flags.add("--resume=" + session.id());
        } else {
            flags.addAll(List.of("--session-id", session.id().toString()));
        }
        if (jsonSchema != null) {
            flags.addAll(List.of("--json-schema", jsonSchema));
        }
        flags.addAll(extraArguments);
        List<String> argv = new ArrayList<>(command);
        argv.addAll(FarShell.isReachedBy(command) ? FarShell.quoted(flags) : flags);
        return List.copyOf(argv);
    }

    /** Starts from {@code acceptEdits} and nothing else set. */
    public static final class Builder {
        private final List<String> command;
        private final AgentSession session;
        private final Path promptFile;
        private final Path workingDirectory;
        private final String cookie;
        private List<String> extraArguments = List.of();
        private @Nullable String model;
        private String permissionMode = "acceptEdits";
        private List<String> allowedTools = List.of();
        private @Nullable Path appendSystemPromptFile;
        private @Nullable String jsonSchema;
        private Map<String, String> environment = Map.of();

        private Builder(
                List<String> command, AgentSession session, Path promptFile, Path workingDirectory, String cookie) {
            this.command = command;
            this.session = session;
            this.promptFile = promptFile;
            this.workingDirectory = workingDirectory;
            this.cookie = cookie;
        }

        public Builder extraArguments(List<String> arguments) {
            this.extraArguments = arguments;
            return this;
        }

        public Builder model(@Nullable String model) {
            this.model = model;
            return this;
        }

        public Builder permissionMode(String mode) {
            this.permissionMode = mode;
            return this;
        }

        public Builder allowedTools(List<String> tools) {
            this.allowedTools = tools;
            return this;
        }

        public Builder appendSystemPromptFile(@Nullable Path file) {
            this.appendSystemPromptFile = file;
            return this;
        }

        public Builder jsonSchema(@Nullable String schema) {
            this.jsonSchema = schema;
            return this;
        }

        public Builder environment(Map<String, String> additions) {
            this.environment = additions;
            return this;
        }

        public AgentInvocation build() {
            return new AgentInvocation(
                    command,
                    extraArguments,
                    model,
                    permissionMode,
                    allowedTools,
                    appendSystemPromptFile,
                    session,
                    jsonSchema,
                    promptFile,
                    workingDirectory,
                    environment,
                    cookie);
        }
    }
}
