package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.demo.CliArguments.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliArgumentsTest {

    @Test
    void takesValuesAfterABlankOrAnEqualsSign() throws UsageException {
        CliArguments cli = CliArguments.parse(List.of("--model", "haiku", "--permission-mode=acceptEdits", "-p"));
        assertThat(cli.value("--model")).contains("haiku");
        assertThat(cli.permissions().mode()).isEqualTo("acceptEdits");
        assertThat(cli.has("-p")).isTrue();
    }

    @Test
    void splitsAllowedToolsButNotInsideBrackets() throws UsageException {
        CliArguments cli = CliArguments.parse(List.of("--allowedTools=Read,Bash(git add:*, x) Edit"));
        assertThat(cli.permissions().allowed()).containsExactly("Read", "Bash(git add:*, x)", "Edit");
    }

    @Test
    void aVariadicOptionSwallowsThePrompt() throws UsageException {
        assertThat(CliArguments.parse(List.of("--allowedTools", "Bash", "do it"))
                        .prompt())
                .isEmpty();
        assertThat(CliArguments.parse(List.of("--allowedTools", "Bash", "--", "do it"))
                        .prompt())
                .isEqualTo("do it");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> CliArguments.parse(List.of("--model")))
                .isInstanceOf(UsageException.class)
                .hasMessage("error: option '--model' argument missing");
    }

    @Test
    void aRuleWithAPrefixAllowsCommandsThatBeginWithIt() {
        Permissions permissions = new Permissions("default", List.of("Bash(git commit:*)"));
        assertThat(permissions.allow("Bash", "git commit -m x")).isTrue();
        assertThat(permissions.allow("Bash", "rm -rf /")).isFalse();
        assertThat(permissions.allow("Write", "")).isFalse();
        assertThat(permissions.allow("Read", "")).isTrue();
    }
}
