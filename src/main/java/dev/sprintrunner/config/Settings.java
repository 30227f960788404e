package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.command.PromptSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the user can choose, one nested record a {@link SettingGroup}. Defaults, ranges and meanings stand in
 * {@link SettingsCatalog}; a component is called as its key, without a unit of time.
 */
public record Settings(Server server, Workflow workflow, Agent agent, Limits limits, Safety safety) {
    static final String DEFAULT_MODEL_KEY = "default";

    public record Server(
            int serverPort,
            Duration websocketHeartbeat,
            int defaultBatchListLimit,
            Optional<Secret> notifyWebhookUrl) {}

    /** @param verifyCommand a line for the shell */
    public record Workflow(
            int defaultMaxCycles,
            Duration projectContextMaxAge,
            int maxCodeReviewAttempts,
            int haikuAfterReview,
            Optional<String> verifyCommand,
            CommitMode commitMode,
            boolean archiveArtifacts,
            PromptSet promptSet,
            boolean stopOnBlocked) {}

    /** @param models in the file's order; see {@link Settings#modelFor} */
    public record Agent(
            List<String> agentCommand,
            List<String> agentExtraArgs,
            PermissionMode permissionMode,
            List<String> allowedTools,
            Map<String, String> models,
            String smallModel) {
        public Agent {
            agentCommand = List.copyOf(agentCommand);
            agentExtraArgs = List.copyOf(agentExtraArgs);
            allowedTools = List.copyOf(allowedTools);
            models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        }
    }

    public record Limits(
            Duration commandTimeout,
            Duration stallTimeout,
            int retryMaxAttempts,
            Duration retryInitial,
            Duration resultGrace,
            Duration retention) {}

    /** @param maxCostUsd of one batch */
    public record Safety(int injectionWarningKb, int injectionErrorKb, Optional<BigDecimal> maxCostUsd) {}

    public static Settings defaults() {
        return SettingsBinder.bind(SettingsBinder.defaults());
    }

    /** A partial change from outside the file: settings that only the file may change are refused. */
    public SettingsResult apply(Map<String, JsonNode> partial) {
        return SettingsReader.change(this, partial);
    }

    /**
     * The model a command runs with, or empty for the agent's own choice. Most particular first: an entry of
     * {@code models} for exactly this command, the small model where it was decided for, the entry of its type,
     * {@code default}.
     *
     * @param small whether the workflow decided for the small model
     */
    public Optional<String> modelFor(CommandName name, boolean small) {
        Map<String, String> models = agent.models();
        return Optional.ofNullable(models.get(name.toString()))
                .or(() -> small ? Optional.of(agent.smallModel()) : Optional.empty())
                .or(() -> Optional.ofNullable(models.get(name.type().text())))
                .or(() -> Optional.ofNullable(models.get(DEFAULT_MODEL_KEY)));
    }

    /** Key to value in the catalog's order, as the API shows it: secrets masked. */
    public Map<String, JsonNode> shown() {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        SettingsBinder.values(this).forEach((definition, value) -> {
            JsonNode json = definition.write(value);
            boolean hide = definition.secret() && !json.isNull();
            shown.put(definition.key(), hide ? TextNode.valueOf(Secret.MASK) : json);
        });
        return shown;
    }
}
