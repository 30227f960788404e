package dev.sprintrunner.sprint;

import dev.sprintrunner.sprint.Samples.Sample;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnSamplesTest {
    static List<Sample> samples() {
        return Samples.own();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void yieldWhatTheIndexSays(Sample sample) {
        SampleAssert.assertYieldsWhatTheIndexSays(sample);
    }
}
