package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.claude.protocol.ContentBlock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolLineTest {
    private final ToolLine line = new ToolLine(Path.of("/srv/app"));

    private String of(String tool, String input) {
        try {
            return line.of(new ContentBlock.ToolUse("id", tool, new ObjectMapper().readTree(input)), 300);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Edit            | {"file_path": "/srv/app/src/A.java", "old_string": "x"}    | Edit src/A.java
                    Read            | {"file_path": "/etc/hosts"}                                | Read /etc/hosts
                    Read            | {"file_path": "/mnt/srv/app/x"}                            | Read /mnt/srv/app/x
                    Bash            | {"description": "Test", "command": "mvn -q  test\\n# all"} | Bash mvn -q test # all
                    Bash            | {"command": "cat '/srv/app/a b' /srv/application/c"}       | Bash cat 'a b' /srv/application/c
                    Grep            | {"pattern": "retryPolicy", "path": "/srv/app/src"}         | Grep retryPolicy src
                    Agent           | {"prompt": "long", "description": "check api"}             | Agent check api
                    TodoWrite       | {"todos": [{"content": "a"}]}                              | TodoWrite
                    mcp__db__query  | {"limit": 5, "sql": "select 1"}                            | db query select 1
                    Unheard         | {}                                                         | Unheard
                    Bash            | {"command": 7}                                             | Bash
                    """)
    void aCallIsNamedByWhatItIsAbout(String tool, String input, String expected) {
        assertThat(of(tool, input)).isEqualTo(expected);
    }

    @Test
    void aLongCallIsCutAndControlCharactersAreGone() {
        String text = of("Bash", "{\"command\": \"echo \\u001b[31mred\\u202e \\u0007" + "x".repeat(100_000) + "\"}");

        assertThat(text).startsWith("Bash echo red xxx").hasSize(300).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    curl -H "Authorization: Bearer abcdef123456" x | curl -H "Authorization: Bearer ********" x
                    export KEY=sk-ant-api03-abcdefghijklmnop       | export KEY=********
                    git push https://me:secret@host/x.git          | git push https://********@host/x.git
                    echo basic tests                               | echo basic tests
                    """)
    void whatLooksLikeASecretIsHidden(String command, String expected) {
        assertThat(SecretShapes.hide(command)).isEqualTo(expected);
    }
}
