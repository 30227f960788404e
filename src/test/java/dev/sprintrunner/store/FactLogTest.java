package dev.sprintrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import dev.sprintrunner.workflow.RandomBatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactLogTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    private final FactCodec codec = new FactCodec();

    @Test
    void factsComeBackAsTheyWereAndAddUpToTheSame() {
        Set<String> types = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            List<Fact> facts = RandomBatch.facts(seed);
            List<Fact> read = facts.stream().map(codec::write).map(codec::read).toList();

            assertThat(read).as("seed %d", seed).isEqualTo(facts);
            assertThat(BatchState.replay(read)).as("seed %d", seed).isEqualTo(BatchState.replay(facts));
            facts.forEach(fact -> types.add(codec.type(fact)));
        }
        assertThat(types).as("kinds of facts seen").hasSize(Fact.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "1.10", "1E+2", "0.123456789012345678", "12345678901234567890.5"})
    void amountsKeepEveryDigit(String amount) {
        Fact fact = new Fact.CommandCompleted(1, null, new BigDecimal(amount));

        assertThat(codec.read(codec.write(fact))).isEqualTo(fact);
    }

    @Test
    void aFactThatALaterVersionHasGivenMoreFieldsIsReadWithoutThem() {
        Fact read = codec.read("{\"type\":\"WaitEnded\",\"waitId\":7,\"who\":\"somebody\"}");

        assertThat(read).isEqualTo(new Fact.WaitEnded(7));
    }

    @Test
    void aFactIsReadAsItWasWrittenByTheFirstVersion() {
        Fact read = codec.read("{\"type\":\"CommandFailed\",\"commandId\":3,\"kind\":\"USAGE_LIMIT\","
                + "\"reason\":\"usage limit reached\",\"costUsd\":0.25,\"session\":\"s\",\"notBefore\":1700000000000}");

        assertThat(read)
                .isEqualTo(new Fact.CommandFailed(
                        3,
                        FailureKind.USAGE_LIMIT,
                        "usage limit reached",
                        new BigDecimal("0.25"),
                        "s",
                        1_700_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"WaitEnded\"", "{\"type\":\"NoSuchFact\"}", "{}", "[]"})
    void whatIsNoFactIsNamed(String body) {
        assertThatThrownBy(() -> codec.read(body))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(body);
    }

    @Test
    void theFactsOfABatchAreKeptInOrderAndApartFromThoseOfOthers(@TempDir Path folder) {
        FactLog log = new FactLog();
        List<Fact> facts = RandomBatch.facts(1);
        try (Database database = Database.open(folder.resolve("x.db"))) {
            long one = database.write(Durability.POWER, jdbc -> new BatchRows().insert(jdbc, NOW, null));
            long other = database.write(Durability.POWER, jdbc -> new BatchRows().insert(jdbc, NOW, null));
            database.write(Durability.POWER, jdbc -> {
                for (Fact fact : facts) {
                    log.append(jdbc, one, NOW, fact);
                    log.append(jdbc, other, NOW, new Fact.NothingSelectable());
                }
                return 0;
            });

            List<Fact> read = database.read(jdbc -> log.of(jdbc, one));
            assertThat(read).isEqualTo(facts);
        }
    }
}
