package dev.sprintrunner.config;

import static dev.sprintrunner.config.SettingGroup.AGENT;
import static dev.sprintrunner.config.SettingGroup.LIMITS;
import static dev.sprintrunner.config.SettingGroup.SAFETY;
import static dev.sprintrunner.config.SettingGroup.SERVER;
import static dev.sprintrunner.config.SettingGroup.WORKFLOW;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.command.PromptSet;
import dev.sprintrunner.config.CollectionTypes.Maybe;
import dev.sprintrunner.config.CollectionTypes.Models;
import dev.sprintrunner.config.CollectionTypes.Texts;
import dev.sprintrunner.config.NumberTypes.Time;
import dev.sprintrunner.config.NumberTypes.Usd;
import dev.sprintrunner.config.NumberTypes.WholeNumber;
import dev.sprintrunner.config.ScalarTypes.Choice;
import dev.sprintrunner.config.ScalarTypes.Flag;
import dev.sprintrunner.config.ScalarTypes.ShellCommand;
import dev.sprintrunner.config.ScalarTypes.Text;
import dev.sprintrunner.config.ScalarTypes.WebAddress;
import dev.sprintrunner.config.SettingType.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one table of settings: the file, its template, validation, the API and the Settings tab all follow from it.
 *
 * <p>A new setting is one entry here and the component of the same name in its group's record of {@link Settings}.
 */
public final class SettingsCatalog {
    private static final Pattern ANY = Pattern.compile(".*");
    private static final Pattern EXTRA_ARGUMENT = Pattern.compile("(?!("
            + "-p|--print|--input-format|--output-format|--session-id|-r|--resume|-c|--continue|--json-schema"
            + "|--model|--permission-mode|--dangerously-skip-permissions|--allowed-?[tT]ools"
            + "|--append-system-prompt(-file)?)(=.*)?$).+");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@\\[\\]-]{0,199}");
    private static final Pattern TOOL = Pattern.compile("[A-Za-z][A-Za-z0-9_*-]*(\\(.+\\))?");

    /**
     * What Claude Code 2.1.163 and later call the tools of an unattended developer. Sub-agents are listed as
     * {@code Task} and called as {@code Agent}; some builds search with {@code Glob} and {@code Grep}, others in Bash.
     */
    private static final List<String> DEVELOPER_TOOLS = List.of(
            "Bash",
            "Read",
            "Edit",
            "Write",
            "NotebookEdit",
            "Glob",
            "Grep",
            "ToolSearch",
            "WebFetch",
            "WebSearch",
            "Task",
            "Agent",
            "Skill",
            "TodoWrite");

    private static final List<SettingDefinition<?>> ALL = List.of(
            SettingDefinition.of(
                            SERVER,
                            "server_port",
                            count("", 0, 65_535),
                            8080,
                            "Port of the dashboard; 0 takes a free one.")
                    .atNextStart(),
            SettingDefinition.of(
                    SERVER,
                    "websocket_heartbeat_seconds",
                    time(SECONDS, 5, 300),
                    Duration.ofSeconds(30),
                    "How often the server checks that a connected page still answers."),
            SettingDefinition.of(
                    SERVER,
                    "default_batch_list_limit",
                    count("batches", 1, 200),
                    20,
                    "How many batches the history shows at once."),
            SettingDefinition.of(
                            SERVER,
                            "notify_webhook_url",
                            new Maybe<>(new WebAddress()),
                            Optional.empty(),
                            "Address that is told when a batch ends, waits or needs a person.")
                    .inFileOnly()
                    .masked(),
            SettingDefinition.of(
                    WORKFLOW,
                    "default_max_cycles",
                    count("cycles", 1, 999),
                    2,
                    "Cycles that a batch runs when Start says no number."),
            SettingDefinition.of(
                    WORKFLOW,
                    "project_context_max_age_hours",
                    time(HOURS, 1, 8_760),
                    Duration.ofHours(24),
                    "Age from which project-context.md is made anew in the background."),
            SettingDefinition.of(
                    WORKFLOW,
                    "max_code_review_attempts",
                    count("reviews", 1, 10),
                    10,
                    "Code reviews of one story before it is blocked."),
            SettingDefinition.of(
                    WORKFLOW,
                    "haiku_after_review",
                    count("reviews", 1, 11),
                    2,
                    "Code review from which on small_model reviews; 11 means never."),
            SettingDefinition.of(
                            WORKFLOW,
                            "verify_command",
                            new Maybe<>(new ShellCommand()),
                            Optional.empty(),
                            "Shell command, such as the project's tests, that must exit 0 before a story is done.")
                    .inFileOnly(),
            SettingDefinition.of(
                    WORKFLOW,
                    "commit_mode",
                    new Choice<>(CommitMode.class),
                    CommitMode.AGENT,
                    "Who commits a cycle: the agent, the runner itself (native), or nobody (off)."),
            SettingDefinition.of(
                    WORKFLOW,
                    "archive_artifacts",
                    new Flag(),
                    false,
                    "Whether the files of done stories move to archived-artifacts/ after the commit."),
            SettingDefinition.of(
                    WORKFLOW,
                    "prompt_set",
                    new Choice<>(PromptSet.class),
                    PromptSet.AUTO,
                    "Whose prompts agents get: the built-in ones, BMAD's own, or BMAD's where installed (auto)."),
            SettingDefinition.of(
                    WORKFLOW,
                    "stop_on_blocked",
                    new Flag(),
                    false,
                    "Whether a batch stops at the first blocked story instead of going on with the next."),
            SettingDefinition.of(
                            AGENT,
                            "agent_command",
                            texts(ANY, 1, "a list such as [claude]"),
                            List.of("claude"),
                            "Program that is the agent; a wrapper, a container or ssh may stand before it.")
                    .inFileOnly(),
            SettingDefinition.of(
                            AGENT,
                            "agent_extra_args",
                            texts(
                                    EXTRA_ARGUMENT,
                                    0,
                                    "a list of arguments, such as [--strict-mcp-config], without those that the runner sets itself"),
                            List.of(),
                            "Arguments that the agent gets besides the runner's own.")
                    .inFileOnly(),
            SettingDefinition.of(
                            AGENT,
                            "permission_mode",
                            new Choice<>(PermissionMode.class),
                            PermissionMode.ACCEPT_EDITS,
                            "What the agent may do unasked besides allowed_tools; bypassPermissions allows everything.")
                    .inFileOnly(),
            SettingDefinition.of(
                            AGENT,
                            "allowed_tools",
                            texts(TOOL, 0, "a list of tools, such as [Read, \"Bash(git *)\", mcp__docs]"),
                            DEVELOPER_TOOLS,
                            "Tools that the agent may use without being asked.")
                    .inFileOnly(),
            SettingDefinition.of(
                    AGENT,
                    "models",
                    new Models(MODEL),
                    Map.of(),
                    "Model of each command; none leaves it to the agent."),
            SettingDefinition.of(
                    AGENT,
                    "small_model",
                    new Text(MODEL, "a model's name, such as haiku"),
                    "haiku",
                    "Cheaper model for later code reviews and background commands."),
            SettingDefinition.of(
                    LIMITS,
                    "command_timeout_minutes",
                    time(MINUTES, 1, 1_440),
                    Duration.ofMinutes(90),
                    "Longest time one command may take before it is ended as failed."),
            SettingDefinition.of(
                    LIMITS,
                    "stall_timeout_minutes",
                    time(MINUTES, 1, 1_440),
                    Duration.ofMinutes(15),
                    "Silence after which a command is ended as failed; tools may rightly be silent for 10 minutes."),
            SettingDefinition.of(
                    LIMITS,
                    "retry_max_attempts",
                    count("retries", 0, 100),
                    5,
                    "Retries of a command when the service is overloaded or out of reach."),
            SettingDefinition.of(
                    LIMITS,
                    "retry_initial_seconds",
                    time(SECONDS, 1, 3_600),
                    Duration.ofSeconds(5),
                    "Pause before the first retry; each further one is about twice as long."),
            SettingDefinition.of(
                    LIMITS,
                    "result_grace_seconds",
                    time(SECONDS, 1, 3_600),
                    Duration.ofSeconds(30),
                    "Silence after its answer before an agent that does not exit is ended."),
            SettingDefinition.of(
                    LIMITS,
                    "retention_days",
                    time(DAYS, 1, 3_650),
                    Duration.ofDays(90),
                    "Age at which transcripts are deleted; the database keeps its rows."),
            SettingDefinition.of(
                    SAFETY,
                    "injection_warning_kb",
                    count("KB", 1, 10_000),
                    100,
                    "Size of the files given to an agent from which a warning is shown."),
            SettingDefinition.of(
                    SAFETY,
                    "injection_error_kb",
                    count("KB", 1, 10_000),
                    150,
                    "Size from which the largest files are named to the agent instead of included."),
            SettingDefinition.of(
                    SAFETY,
                    "max_cost_usd",
                    new Maybe<>(new Usd(new Range(new BigDecimal("0.01"), new BigDecimal(1_000_000)))),
                    Optional.empty(),
                    "Cost of a batch at which it stops after the running command."));

    private SettingsCatalog() {}

    /** In the order of the Settings tab and the template. */
    public static List<SettingDefinition<?>> all() {
        return ALL;
    }

    public static List<SettingDefinition<?>> of(SettingGroup group) {
        return ALL.stream().filter(definition -> definition.group() == group).toList();
    }

    public static Optional<SettingDefinition<?>> find(String key) {
        return ALL.stream().filter(definition -> definition.key().equals(key)).findFirst();
    }

    private static WholeNumber count(String unit, int min, int max) {
        return new WholeNumber(unit, Range.of(min, max));
    }

    private static Time time(ChronoUnit unit, int min, int max) {
        return new Time(unit, Range.of(min, max));
    }

    private static Texts texts(Pattern each, int minSize, String description) {
        return new Texts(each, minSize, description);
    }
}
