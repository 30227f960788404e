package dev.sprintrunner.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    private Path directory;

    private Path path;
    private SettingsFile file;

    @BeforeEach
    void open() {
        path = directory.resolve("settings.yaml");
        file = new SettingsFile(path);
    }

    private Settings read() {
        SettingsResult result = file.read();
        assertThat(result.messages()).isEmpty();
        return ((SettingsResult.Valid) result).settings();
    }

    private String updated(String before, String partial) throws IOException {
        Files.writeString(path, before);
        assertThat(file.update(Yaml.map(partial)).messages()).isEmpty();
        return Files.readString(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n", "server_port:\n", "\uFEFFserver_port: 8080\n"})
    void whatIsNotSaidKeepsItsDefault(String content) throws IOException {
        Files.writeString(path, content);
        assertThat(read()).isEqualTo(Settings.defaults());
    }

    @Test
    void aMissingFileMeansTheDefaults() {
        assertThat(read()).isEqualTo(Settings.defaults());
    }

    @Test
    void brokenYamlIsToldWithFileLineAndMend() throws IOException {
        Files.writeString(path, "server_port: 8080\nnotify_webhook_url: \"https://x.example/T0KEN\n");
        assertThat(file.read().messages())
                .singleElement()
                .asString()
                .startsWith(path + " line ")
                .contains("mend that line")
                .doesNotContain("T0KEN", "Exception", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a\n- b\n",
                "hello\n",
                "a: b: c\n",
                "a: [1\n",
                "\ta: 1\n",
                "a: 1\n---\nb: 2\n",
                "a: 1\na: 2\n",
                "max_cost_usd: .nan\n"
            })
    void whatIsNoMapOfSettingsFailsInOneSentence(String content) throws IOException {
        Files.writeString(path, content);
        assertThat(file.read()).isInstanceOf(SettingsResult.Failed.class);
        assertThat(file.read().messages())
                .singleElement()
                .asString()
                .startsWith(path.toString())
                .doesNotContain("\n");
    }

    @Test
    void problemsCarryTheirLine() throws IOException {
        Files.writeString(path, "# mine\n\nserver_port: x\nmodels:\n  nobody: opus\n");
        assertThat(file.read().messages())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 3: server_port: \"x\" is not allowed"),
                        second -> assertThat(second).startsWith("line 4: models: {\"nobody\":\"opus\"}"));
    }

    @Test
    void anEndlessFileIsRefused() throws IOException {
        Files.writeString(path, "# " + "x".repeat(300_000));
        assertThat(file.read().messages()).singleElement().asString().contains("larger than 256 KB");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Files.write(path, new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
        assertThat(file.read().messages()).singleElement().asString().contains("UTF-8");
    }

    @Test
    void aDirectoryInItsPlaceIsToldPlainly() throws IOException {
        Files.createDirectory(path);
        assertThat(file.read()).isInstanceOf(SettingsResult.Failed.class);
    }

    @Test
    void aChangeKeepsCommentsAndOrder() throws IOException {
        assertThat(updated(
                        """
                        # my port
                        server_port: 9000   # behind the proxy

                        models: # cheap
                          default: sonnet # good enough
                        # end
                        max_cost_usd:
                        default_max_cycles: 3
                        """, "{server_port: 9001, models: {default: opus, code-review-2: 'x[1m]'}, max_cost_usd: 2.5}"))
                .isEqualTo("""
                        # my port
                        server_port: 9001   # behind the proxy

                        models: # cheap
                          {default: opus, code-review-2: "x[1m]"} # good enough
                        # end
                        max_cost_usd: 2.5
                        default_max_cycles: 3
                        """);
    }

    @Test
    void aNewKeyIsAppended() throws IOException {
        assertThat(updated("# hi", "stop_on_blocked: true")).isEqualTo("# hi\nstop_on_blocked: true\n");
        assertThat(updated("server_port: 1\r\n", "commit_mode: off"))
                .isEqualTo("server_port: 1\r\ncommit_mode: \"off\"\r\n");
    }

    @Test
    void aByteOrderMarkAndSignsBeyondTheBasicPlaneStay() throws IOException {
        assertThat(updated("\uFEFF# 🚀🚀\nserver_port: 1 # 🚀\n", "server_port: 2"))
                .isEqualTo("\uFEFF# 🚀🚀\nserver_port: 2 # 🚀\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models: {default: a,\n  dev-story: b}\nserver_port: 1\n",
                "models:\n    default: a\n\n    # why\n    dev-story: b\n\n# port\nserver_port: 1\n",
                "models: {\n  default: a\n}\nserver_port: 1\n",
                "? models\n: default: a\nserver_port: 1\n",
                "\"models\": !!map {default: a}\nserver_port: 1\n",
                "small_model: >-\n  haiku\n\nserver_port: 1\n",
                "small_model: |-\n  haiku\n# tail\n",
                "small_model: 'haiku'\n",
            })
    void everyWayOfWritingAValueCanBeChanged(String before) throws IOException {
        String after = updated(before, "{models: {default: z}, small_model: y}");
        assertThat(read().agent().models()).containsExactly(Map.entry("default", "z"));
        assertThat(read().agent().smallModel()).isEqualTo("y");
        assertThat(before.lines()
                        .filter(line -> line.contains("server_port") || line.equals("# tail") || line.equals("# port")))
                .allSatisfy(line -> assertThat(after.lines()).contains(line));
    }

    @Test
    void whatCannotBeEditedIsLeftAsItIs() throws IOException {
        String flow = "{server_port: 1}\n";
        Files.writeString(path, flow);
        assertThat(file.update(Yaml.map("stop_on_blocked: true")).messages())
                .singleElement()
                .asString()
                .contains("change it by hand");
        assertThat(path).hasContent(flow);
    }

    @Test
    void aRefusedChangeWritesNothing() throws IOException {
        Files.writeString(path, "server_port: 1\n");
        assertThat(file.update(Yaml.map("{server_port: 2, retention_days: 0}")))
                .isInstanceOf(SettingsResult.Invalid.class);
        assertThat(path).hasContent("server_port: 1\n");
    }

    @Test
    void aBrokenFileIsNotWrittenOver() throws IOException {
        Files.writeString(path, "server_port: 1\nnonsense: 3\n");
        assertThat(file.update(Yaml.map("server_port: 2"))).isInstanceOf(SettingsResult.Invalid.class);
        assertThat(path).hasContent("server_port: 1\nnonsense: 3\n");
    }

    @Test
    void aValueThatIsAsWantedIsNotWritten() throws IOException {
        assertThat(updated("small_model: 'haiku'\n", "{small_model: haiku, server_port: 8080}"))
                .isEqualTo("small_model: 'haiku'\n");
    }

    @Test
    void aHandEditSinceTheLastReadIsKept() throws IOException {
        Files.writeString(path, "server_port: 1\n");
        read();
        Files.writeString(path, "server_port: 5\n");
        file.update(Yaml.map("stop_on_blocked: true"));
        assertThat(read().server().serverPort()).isEqualTo(5);
    }

    @Test
    void aNewFileIsPrivateAndAnOldOnesModeStays() throws IOException {
        file.update(Yaml.map("server_port: 2"));
        assertThat(mode()).isEqualTo("rw-------");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        file.update(Yaml.map("server_port: 3"));
        assertThat(mode()).isEqualTo("rw-r-----");
        assertThat(directory).isDirectoryNotContaining(entry -> !entry.equals(path));
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aLinkedFileStaysLinked() throws IOException {
        Path real = Files.writeString(directory.resolve("real.yaml"), "server_port: 1\n");
        Files.createSymbolicLink(path, real);
        file.update(Yaml.map("server_port: 2"));
        assertThat(path).isSymbolicLink();
        assertThat(real).hasContent("server_port: 2\n");
    }

    /** Files of random settings, comments, blank lines, styles and line ends: only the changed lines may differ. */
    @Test
    void allOtherLinesStayByteForByte() throws IOException {
        Random random = new Random(20_261_101);
        for (int round = 0; round < 60; round++) {
            List<String> lines = randomFile(random);
            String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            Files.write(path, (String.join(lineEnd, lines) + lineEnd).getBytes(UTF_8));
            int port = 20_000 + random.nextInt(10_000);

            assertThat(file.update(Yaml.map("{server_port: " + port + ", small_model: changed}"))
                            .messages())
                    .isEmpty();

            List<String> expected = lines.stream()
                    .map(line -> line.replaceFirst("^server_port: \\d+", "server_port: " + port)
                            .replaceFirst("^small_model: ['\"]?[a-z]+['\"]?", "small_model: changed"))
                    .toList();
            assertThat(Files.readString(path)).isEqualTo(String.join(lineEnd, expected) + lineEnd);
        }
    }

    private static List<String> randomFile(Random random) {
        List<String> blocks = new ArrayList<>(List.of(
                "server_port: " + (1 + random.nextInt(9_999)),
                "small_model: " + List.of("old", "'old'", "\"old\"").get(random.nextInt(3)),
                List.of("max_cost_usd:", "max_cost_usd: 3.5", "max_cost_usd: ~").get(random.nextInt(3)),
                List.of("models: {default: opus}", "models:\n  # why\n  default: opus")
                        .get(random.nextInt(2)),
                List.of("agent_command: [a,\n  b]", "agent_command:\n- a # é 🚀\n- b", "agent_command:\n  - a")
                        .get(random.nextInt(3)),
                List.of("verify_command: |-\n  make test", "verify_command: >-\n  make\n  test")
                        .get(random.nextInt(2))));
        Collections.shuffle(blocks, random);
        return blocks.stream()
                .flatMap(block -> Stream.concat(noise(random), block.lines().map(line -> line + tail(line, random))))
                .toList();
    }

    private static Stream<String> noise(Random random) {
        return random.ints(random.nextInt(3), 0, 3)
                .mapToObj(kind -> List.of("", "# server_port: 1 🚀", "  # in").get(kind));
    }

    private static String tail(String line, Random random) {
        boolean scalarLine = line.startsWith("server_port") || line.startsWith("small_model");
        return scalarLine && random.nextBoolean() ? "  # note: é" : "";
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedMeanwhileIsRefused() throws IOException {
        Files.writeString(path, "default_max_cycles: 3\n");
        String seen = file.snapshot().revision();
        Files.writeString(path, "default_max_cycles: 4\n");

        assertThat(file.update(Yaml.map("{small_model: opus}"), seen)).isEmpty();
        assertThat(path).hasContent("default_max_cycles: 4\n");

        assertThat(file.update(Yaml.map("{small_model: opus}"), file.snapshot().revision()))
                .get()
                .isEqualTo(file.read());
        assertThat(path).content().contains("small_model: opus");
    }

    @Test
    void aBrokenFileHasARevisionAndItsProblem() throws IOException {
        Files.writeString(path, "a: [1\n");
        SettingsSnapshot broken = file.snapshot();
        Files.writeString(path, "a: [2\n");

        assertThat(broken.result().messages()).singleElement().asString().contains("not readable as YAML");
        assertThat(file.snapshot().revision()).isNotEqualTo(broken.revision());
    }
}
