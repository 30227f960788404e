package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static Settings settings(String yaml) {
        SettingsResult result = SettingsReader.read(Yaml.map(yaml));
        assertThat(result.messages()).isEmpty();
        return ((SettingsResult.Valid) result).settings();
    }

    private static List<String> refusal(String partial) {
        SettingsResult result = Settings.defaults().apply(Yaml.map(partial));
        assertThat(result).isInstanceOf(SettingsResult.Invalid.class);
        return result.messages();
    }

    @Test
    void unitsAreInTheTypes() {
        Settings settings = settings("{stall_timeout_minutes: 20, retention_days: 7, max_cost_usd: 5.0}");
        assertThat(settings.limits().stallTimeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.limits().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.safety().maxCostUsd()).contains(new BigDecimal("5"));
        assertThat(settings.workflow().projectContextMaxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.limits().resultGrace()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aPartialChangeKeepsTheRest() {
        Settings before = settings("{server_port: 9000, default_max_cycles: 5}");
        SettingsResult after = before.apply(Yaml.map("default_max_cycles: 7"));
        assertThat(after).isEqualTo(new SettingsResult.Valid(settings("{server_port: 9000, default_max_cycles: 7}")));
    }

    @Test
    void nullResetsAChange() {
        Settings before = settings("{default_max_cycles: 5, max_cost_usd: 3}");
        assertThat(before.apply(Yaml.map("{default_max_cycles: null, max_cost_usd: null}")))
                .isEqualTo(new SettingsResult.Valid(Settings.defaults()));
    }

    @Test
    void everyBadKeyIsNamedWithItsValueAndWhatIsAllowed() {
        assertThat(refusal("{default_max_cycles: 0, commit_mode: maybe, archive_artifacts: true}"))
                .containsExactly(
                        "default_max_cycles: 0 is not allowed; it must be a whole number of cycles from 1 to 999",
                        "commit_mode: \"maybe\" is not allowed; it must be one of agent, native, off");
    }

    @Test
    void aMisspeltKeyIsAnsweredWithTheLikelyOne() {
        assertThat(refusal("default_max_cycle: 3"))
                .singleElement()
                .asString()
                .contains("did you mean default_max_cycles?");
        assertThat(refusal("stall-timeout-minutes: 3"))
                .singleElement()
                .asString()
                .contains("mean stall_timeout_minutes?");
        assertThat(refusal("colour: red"))
                .singleElement()
                .asString()
                .contains("no such setting")
                .doesNotContain("mean");
    }

    @Test
    void fileOnlySettingsAreRefusedFromOutside() {
        assertThat(refusal("agent_command: [sh]"))
                .containsExactly("agent_command: [\"sh\"] is not allowed; it can only be changed in the settings file");
    }

    @Test
    void aWebhookIsNeverShown() {
        String secret = "https://hooks.example.com/T0KEN";
        Settings settings = settings("notify_webhook_url: " + secret);
        assertThat(settings.server().notifyWebhookUrl()).contains(new Secret(secret));
        assertThat(settings.toString()).doesNotContain("T0KEN");
        assertThat(settings.shown().toString()).doesNotContain("T0KEN").contains(Secret.MASK);
        assertThat(refusal("notify_webhook_url: " + secret).toString()).doesNotContain("T0KEN");
        assertThat(refusal("notify_webhook_ur: " + secret).toString()).doesNotContain("T0KEN");
    }

    @Test
    void theWarningSizeMayNotExceedTheErrorSize() {
        assertThat(refusal("injection_error_kb: 50"))
                .singleElement()
                .asString()
                .contains("injection_warning_kb, which is 100");
        assertThat(refusal("injection_warning_kb: 500"))
                .singleElement()
                .asString()
                .contains("injection_error_kb, which is 150");
        assertThat(settings("{injection_warning_kb: 20, injection_error_kb: 50}")
                        .safety()
                        .injectionErrorKb())
                .isEqualTo(50);
    }

    @Test
    void hugeKeysAndValuesAreShortened() {
        assertThat(refusal("? " + "k".repeat(1000) + "\n: " + "v".repeat(100_000)))
                .singleElement()
                .asString()
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "dev-story,        false, opus",
                "create-story,     false, sonnet",
                "code-review-1,    false, big",
                "code-review-2,    true,  haiku",
                "code-review-3,    true,  exact",
                "code-review-4,    false, big",
                "story-review-1,   false, sonnet",
                "story-review-2,   true,  haiku",
            })
    void theMostParticularModelWins(String command, boolean small, String model) {
        Settings settings =
                settings("models: {default: sonnet, dev-story: opus, code-review: big, code-review-3: exact}");
        assertThat(settings.modelFor(CommandName.parse(command).orElseThrow(), small))
                .contains(model);
    }

    @Test
    void withoutModelsTheAgentChooses() {
        CommandName first = CommandName.parse("code-review-1").orElseThrow();
        assertThat(Settings.defaults().modelFor(first, false)).isEmpty();
        assertThat(Settings.defaults().modelFor(first, true)).contains("haiku");
    }

    @Test
    void shownHasEveryKeyInTheCatalogsOrder() {
        assertThat(Settings.defaults().shown().keySet())
                .containsExactlyElementsOf(SettingsCatalog.all().stream()
                        .map(SettingDefinition::key)
                        .toList());
    }
}
