package dev.sprintrunner.claude.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chunking changes nothing, and no damage to a stream makes reading or judging it throw. */
class HostileBytesTest {

    private static final byte[] STRUCTURE =
            "{}[]\":,\\\n\0-0123456789.eEtfnu\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    static Stream<Fixture> fixtures() {
        return Fixture.all().filter(fixture -> fixture.stream().length > 0);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anySplitGivesTheSameLines(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        List<StreamLine> whole = fixture.lines();
        for (int most : new int[] {1, 7, 5000}) {
            assertThat(split(fixture.stream(), random, most)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readingOnFromAnyLineGivesTheRest(Fixture fixture) {
        byte[] bytes = fixture.stream();
        List<StreamLine> whole = fixture.lines();
        for (int i = 0; i < whole.size(); i++) {
            int offset = (int) whole.get(i).start();
            StreamLines rest = new StreamLines(LineLimits.DEFAULT, offset);
            List<StreamLine> lines = new ArrayList<>(rest.feed(bytes, offset, bytes.length - offset));
            lines.addAll(rest.end());
            assertThat(lines).isEqualTo(whole.subList(i, whole.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void damagedStreamsAreReadAndJudgedAllTheSame(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        for (int i = 0; i < 40; i++) {
            byte[] damaged = damage(fixture.stream(), random);
            RunSummary summary = Fixture.fold(Fixture.lines(damaged));
            assertThat(new OutcomeDecider(ZoneOffset.UTC).decide(summary, fixture.end(), fixture.expectation()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fieldsOfOtherTypesAreReadAndJudgedAllTheSame(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        for (int i = 0; i < 40; i++) {
            List<StreamLine> lines = fixture.lines().stream()
                    .map(line -> new StreamLine(swapValues(line.text(), random), 0, 0, false, false, true))
                    .toList();
            assertThat(new OutcomeDecider(ZoneOffset.UTC)
                            .decide(Fixture.fold(lines), fixture.end(), fixture.expectation()))
                    .isNotNull();
        }
    }

    /** Puts values of another type in the place of some, so that the line stays JSON. */
    private static String swapValues(String line, Random random) {
        List<String> odd = List.of("null", "17.5", "-1", "1e400", "\"x\"", "true", "[]", "{}", "[[1]]", "{\"a\":{}}");
        return Pattern.compile("(?<=\":)(\"[a-z_]*\"|\\d+|null|true|false|\\{\\}|\\[\\])(?=[,}])")
                .matcher(line)
                .replaceAll(value -> random.nextInt(4) == 0
                        ? Matcher.quoteReplacement(odd.get(random.nextInt(odd.size())))
                        : Matcher.quoteReplacement(value.group()));
    }

    private static List<StreamLine> split(byte[] bytes, Random random, int most) {
        StreamLines reader = new StreamLines();
        List<StreamLine> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, 1 + random.nextInt(most));
            lines.addAll(reader.feed(bytes, from, length));
            from += length;
        }
        lines.addAll(reader.end());
        return lines;
    }

    private static byte[] damage(byte[] stream, Random random) {
        byte[] bytes = Arrays.copyOf(stream, random.nextInt(4) == 0 ? random.nextInt(stream.length) : stream.length);
        for (int i = 0; i < 20 && bytes.length > 0; i++) {
            byte odd = random.nextBoolean() ? STRUCTURE[random.nextInt(STRUCTURE.length)] : (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = odd;
        }
        return bytes;
    }
}
