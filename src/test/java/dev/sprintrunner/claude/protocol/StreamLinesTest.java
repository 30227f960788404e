package dev.sprintrunner.claude.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamLinesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LineLimits SMALL = new LineLimits(64, 1000);

    @Test
    void givesLinesWithTheirOffsets() {
        assertThat(Fixture.lines(bytes("{\"a\":1}\n\n  \r\n{\"é\":2}\n")))
                .containsExactly(
                        new StreamLine("{\"a\":1}", 0, 8, false, false, true),
                        new StreamLine("{\"é\":2}", 13, 22, false, false, true));
    }

    @Test
    void holdsAnUnterminatedLineBackUntilItsEnd() {
        StreamLines lines = new StreamLines();
        assertThat(feed(lines, "{\"a\"")).isEmpty();
        assertThat(lines.resumeOffset()).isZero();
        assertThat(feed(lines, ":1}\n{")).extracting(StreamLine::text).containsExactly("{\"a\":1}");
        assertThat(lines.resumeOffset()).isEqualTo(8);
        assertThat(lines.end()).containsExactly(new StreamLine("{", 8, 9, false, false, false));
        assertThat(lines.end()).isEmpty();
    }

    @Test
    void readsOnFromARecordedOffset() {
        byte[] file = bytes("{\"a\":1}\n{\"b\":2}\n");
        StreamLines lines = new StreamLines(LineLimits.DEFAULT, 8);
        assertThat(lines.feed(file, 8, 8)).containsExactly(new StreamLine("{\"b\":2}", 8, 16, false, false, true));
    }

    @Test
    void keepsStringsUpToTheLimitWhole() {
        for (int length = 1; length <= SMALL.stringBytes(); length++) {
            String line = "{\"k\":\"" + "x".repeat(length) + "\"}";
            assertThat(reduce(SMALL, line)).isEqualTo(new StreamLine(line, 0, line.length(), false, false, false));
        }
    }

    @Test
    void keepsBeginningAndEndOfALongStringAndEverythingAroundIt() throws JsonProcessingException {
        String value = "BEGIN" + "x".repeat(500) + "END";
        StreamLine line = reduce(SMALL, "{\"k\":\"" + value + "\",\"is_error\":true}");
        assertThat(line.truncated()).isTrue();
        String kept = MAPPER.readTree(line.text()).path("k").asText();
        assertThat(kept).startsWith("BEGIN").endsWith("END").contains("\n…\n");
        assertThat(kept.length()).isLessThan(100);
        assertThat(MAPPER.readTree(line.text()).path("is_error").asBoolean()).isTrue();
    }

    @Test
    void givesUpALineThatIsTooLongEvenWithoutItsStrings() {
        StreamLines lines = new StreamLines(SMALL, 0);
        List<StreamLine> read = feed(lines, "[" + "1,".repeat(1000) + "1]\n{\"next\":1}\n");
        assertThat(read.get(0)).isEqualTo(new StreamLine("", 0, 2004, false, true, true));
        assertThat(read.get(1).text()).isEqualTo("{\"next\":1}");
        assertThat(read.get(1).oversize()).isFalse();
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Whatever stands in a string, the cut line is valid JSON and holds whole characters of both ends. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverCutsWithinACharacterOrAnEscape(int seed) throws JsonProcessingException {
        Random random = new Random(seed);
        StringBuilder json = new StringBuilder();
        while (json.length() < 150 + random.nextInt(300)) {
            json.append(List.of("a", "é", "€", "😀", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "'", "\\/")
                    .get(random.nextInt(11)));
        }
        String original = MAPPER.readTree("\"" + json + "\"").asText();

        StreamLine line = reduce(SMALL, "{\"k\":\"" + json + "\"}");

        String kept = MAPPER.readTree(line.text()).path("k").asText();
        assertThat(line.truncated()).isTrue();
        String[] ends = kept.split("\n…\n", 2);
        assertThat(original).startsWith(ends[0]).endsWith(ends[1]);
        assertThat(kept).doesNotContain("\uFFFD");
        assertThat(kept.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void streamsA200MegabyteLineThroughInBoundedMemory() {
        StreamLines lines = new StreamLines();
        feed(lines, "{\"type\":\"result\",\"result\":\"");
        byte[] chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) 'x');
        int most = 0;
        for (int i = 0; i < 200; i++) {
            assertThat(lines.feed(chunk, 0, chunk.length)).isEmpty();
            most = Math.max(most, lines.heldBytes());
        }
        List<StreamLine> read = feed(lines, " VERDICT\",\"is_error\":false}\n{\"type\":\"system\"}\n");

        assertThat(most).isLessThan(4 << 20);
        assertThat(lines.heldBytes()).isLessThan(1 << 18);
        assertThat(read).hasSize(2);
        RunResult result = (RunResult) new StreamParser().parse(read.get(0));
        assertThat(result.text()).endsWith(" VERDICT").hasSizeLessThan(1 << 21);
        assertThat(read.get(1).start()).isEqualTo(27 + (200L << 20) + 28);
    }

    @Test
    void streamsA200MegabyteLineOfGarbageThroughInBoundedMemory() {
        StreamLines lines = new StreamLines();
        byte[] chunk = new byte[1 << 20];
        new Random(1).nextBytes(chunk);
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = chunk[i] == '\n' ? 0 : chunk[i];
        }
        int most = 0;
        for (int i = 0; i < 200; i++) {
            lines.feed(chunk, 0, chunk.length);
            most = Math.max(most, lines.heldBytes());
        }
        assertThat(most).isLessThan(40 << 20);
        assertThat(feed(lines, "\n")).extracting(StreamLine::oversize).containsExactly(true);
    }

    @Test
    void endlessEscapesAndContinuationBytesStayBounded() {
        for (String unit : List.of("\\ud83d", "\\", "\u00bf", "\\u", "\\ud83d\\n")) {
            StreamLines lines = new StreamLines(SMALL, 0);
            byte[] chunk = unit.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
            feed(lines, "{\"k\":\"");
            for (int i = 0; i < 100; i++) {
                lines.feed(chunk, 0, chunk.length);
            }
            assertThat(lines.heldBytes()).as(unit).isLessThan(4096);
        }
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharacters() {
        assertThat(Fixture.lines(new byte[] {'{', (byte) 0xff, (byte) 0xc3, '}'}))
                .extracting(StreamLine::text)
                .containsExactly("{\uFFFD\uFFFD}");
    }

    @Test
    void refusesLimitsThatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LineLimits(10, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineLimits(1000, 100));
    }

    private static StreamLine reduce(LineLimits limits, String line) {
        StreamLines lines = new StreamLines(limits, 0);
        List<StreamLine> all = new ArrayList<>(feed(lines, line));
        all.addAll(lines.end());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<StreamLine> feed(StreamLines lines, String text) {
        byte[] bytes = bytes(text);
        return lines.feed(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
