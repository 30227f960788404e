package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsCatalogTest {

    static List<SettingDefinition<?>> definitions() {
        return SettingsCatalog.all();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everySettingIsExplainedInOneSentence(SettingDefinition<?> definition) {
        assertThat(definition.help()).matches("[A-Z].{15,}\\.").hasSizeLessThan(120);
        assertThat(definition.type().allowed()).isNotBlank();
        assertThat(definition.key()).matches("[a-z]+(_[a-z]+)*");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    <T> void everyDefaultIsAllowedAndSurvivesJson(SettingDefinition<T> definition) {
        assertThat(definition.type().read(definition.defaultJson())).contains(definition.defaultValue());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyNumberHasARangeThatIsKept(SettingDefinition<?> definition) {
        boolean number =
                List.of("integer", "decimal").contains(definition.type().name());
        assertThat(definition.type().range().isPresent()).isEqualTo(number);
        definition.type().range().ifPresent(range -> {
            assertThat(definition.type().read(Yaml.value(range.min().toPlainString())))
                    .isPresent();
            assertThat(definition.type().read(Yaml.value(range.max().toPlainString())))
                    .isPresent();
            assertThat(definition
                            .type()
                            .read(Yaml.value(
                                    range.min().subtract(BigDecimal.ONE).toPlainString())))
                    .isEmpty();
            assertThat(definition
                            .type()
                            .read(Yaml.value(range.max().add(BigDecimal.ONE).toPlainString())))
                    .isEmpty();
        });
    }

    @Test
    void everyChoiceIsAllowedAndNoOther() {
        SettingDefinition<?> mode = SettingsCatalog.find("permission_mode").orElseThrow();
        assertThat(mode.type().choices()).containsExactly("acceptEdits", "default", "dontAsk", "bypassPermissions");
        mode.type()
                .choices()
                .forEach(choice -> assertThat(mode.read(Yaml.value(choice))).isPresent());
        assertThat(mode.read(Yaml.value("plan"))).isEmpty();
        assertThat(mode.read(Yaml.value("acceptedits"))).isEmpty();
    }

    @Test
    void everyRecordComponentHasItsDefinitionAndTheOtherWayRound() {
        Map<String, List<String>> catalog = SettingsCatalog.all().stream()
                .collect(Collectors.groupingBy(
                        definition -> definition.group().name().toLowerCase(Locale.ROOT),
                        Collectors.mapping(SettingDefinition::component, Collectors.toList())));
        for (RecordComponent group : Settings.class.getRecordComponents()) {
            assertThat(Arrays.stream(group.getType().getRecordComponents()).map(RecordComponent::getName))
                    .containsExactlyInAnyOrderElementsOf(catalog.remove(group.getName()));
        }
        assertThat(catalog).isEmpty();
    }

    @Test
    void keysAreTheContractsWithItsDefaults() {
        String shown = SettingsCatalog.all().stream()
                .filter(definition -> !definition.key().equals("allowed_tools"))
                .map(definition -> definition.key() + " " + definition.defaultJson())
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(shown).isEqualTo("""
                        agent_command ["claude"]
                        agent_extra_args []
                        archive_artifacts false
                        command_timeout_minutes 90
                        commit_mode "agent"
                        default_batch_list_limit 20
                        default_max_cycles 2
                        haiku_after_review 2
                        injection_error_kb 150
                        injection_warning_kb 100
                        max_code_review_attempts 10
                        max_cost_usd null
                        models {}
                        notify_webhook_url null
                        permission_mode "acceptEdits"
                        project_context_max_age_hours 24
                        prompt_set "auto"
                        result_grace_seconds 30
                        retention_days 90
                        retry_initial_seconds 5
                        retry_max_attempts 5
                        server_port 8080
                        small_model "haiku"
                        stall_timeout_minutes 15
                        stop_on_blocked false
                        verify_command null
                        websocket_heartbeat_seconds 30""");
    }

    @Test
    void whatStartsProgramsOrSendsDataOutChangesInTheFileOnly() {
        assertThat(SettingsCatalog.all().stream()
                        .filter(SettingDefinition::fileOnly)
                        .map(SettingDefinition::key))
                .containsExactlyInAnyOrder(
                        "agent_command",
                        "agent_extra_args",
                        "permission_mode",
                        "allowed_tools",
                        "verify_command",
                        "notify_webhook_url");
    }

    @Test
    void labelsAreTheKeysInWordsWithoutTheUnit() {
        assertThat(SettingsCatalog.all().stream().map(SettingDefinition::label))
                .doesNotHaveDuplicates()
                .contains(
                        "Server port",
                        "WebSocket heartbeat",
                        "Notify webhook URL",
                        "Command timeout",
                        "Injection warning",
                        "Max cost",
                        "Agent extra arguments");
    }

    @Test
    void onlyThePortWaitsForTheNextStart() {
        assertThat(SettingsCatalog.all().stream()
                        .filter(definition -> definition.applies() == SettingDefinition.Applies.NEXT_START)
                        .map(SettingDefinition::key))
                .containsExactly("server_port");
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refuses(String key, String yaml) {
        assertThat(SettingsCatalog.find(key).orElseThrow().read(Yaml.value(yaml)))
                .isEmpty();
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                        "server_port='8080'",
                        "server_port=80.5",
                        "server_port=99999999999999999999",
                        "max_cost_usd=0",
                        "max_cost_usd=1e400",
                        "max_cost_usd=ten",
                        "archive_artifacts=yes",
                        "archive_artifacts=1",
                        "commit_mode=true",
                        "agent_command=claude",
                        "agent_command=[]",
                        "agent_command=[claude, '']",
                        "agent_command=[claude, 7]",
                        "agent_command=[\"a\\nb\"]",
                        "agent_extra_args=[--model]",
                        "agent_extra_args=[--permission-mode=plan]",
                        "agent_extra_args=[--allowedTools=Bash]",
                        "allowed_tools=['Bash,Read']",
                        "allowed_tools=['--tools']",
                        "models=opus",
                        "models={developer: opus}",
                        "models={dev-story-2: opus}",
                        "models={dev-story: --print}",
                        "small_model=-p",
                        "verify_command=\"make\\0test\"",
                        "notify_webhook_url=example.com/hook",
                        "notify_webhook_url='file:///etc/passwd'",
                        "notify_webhook_url='https:///hook'")
                .map(pair -> pair.split("=", 2))
                .map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void takes(String key, String yaml) {
        assertThat(SettingsCatalog.find(key).orElseThrow().read(Yaml.value(yaml)))
                .isPresent();
    }

    static Stream<Arguments> goodValues() {
        return Stream.of(
                        "commit_mode=off",
                        "max_cost_usd=12.50",
                        "max_cost_usd=null",
                        "agent_command=[ssh, build host, claude]",
                        "agent_extra_args=[--strict-mcp-config, --add-dir=../lib]",
                        "allowed_tools=['Bash(git log *)', mcp__docs__search, 'mcp__docs__*']",
                        "models={default: sonnet, code-review: opus, code-review-10: 'claude-opus-4-8[1m]'}",
                        "models={dev-story: 'arn:aws:bedrock:us-east-1:1:inference-profile/x'}",
                        "verify_command='make test && echo \"done\"'",
                        "verify_command=\"make\\nmake test\\n\"",
                        "notify_webhook_url='https://hooks.example.com/T0/B0?x=1'",
                        "server_port=null",
                        "small_model=''",
                        "verify_command=''")
                .map(pair -> pair.split("=", 2))
                .map(pair -> Arguments.of(pair[0], pair[1]));
    }
}
