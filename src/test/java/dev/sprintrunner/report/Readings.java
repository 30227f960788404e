package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Optional;

/** Short ways to read verdicts in tests. */
final class Readings {
    static final StoryRef ONE = new StoryRef("3a-1-chat-input", "3a-1");
    static final StoryRef TEN = new StoryRef("3a-10-chat-output", "3a-10");

    private Readings() {}

    static VerdictReading ofText(CommandType command, String text) {
        return VerdictReader.read(command, Optional.empty(), text, List.of(ONE, TEN));
    }

    static VerdictReading ofJson(CommandType command, String json, String text) {
        try {
            return VerdictReader.read(
                    command,
                    Optional.of(new ObjectMapper().readTree(json.replace('\'', '"'))),
                    text,
                    List.of(ONE, TEN));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static Verdict verdict(VerdictReading reading) {
        assertThat(reading).isInstanceOf(VerdictReading.Found.class);
        return ((VerdictReading.Found) reading).verdict();
    }

    /** {@code missing}, {@code contradiction}, or the verdict in a few characters. */
    static String summary(VerdictReading reading) {
        if (!(reading instanceof VerdictReading.Found found)) {
            return reading instanceof VerdictReading.Missing ? "missing" : "contradiction";
        }
        if (found.verdict() instanceof Verdict.CodeReview review) {
            return review.highest() + (review.counts().isEmpty() ? "" : " " + review.counts());
        }
        if (found.verdict() instanceof Verdict.DocumentReview review) {
            return review.criticalIssues() ? "critical" : "clear";
        }
        if (found.verdict() instanceof Verdict.Commit commit) {
            return commit.outcome() + " " + commit.commit() + " " + commit.reason();
        }
        return ((Verdict.StoriesCreated) found.verdict())
                .decisions().stream()
                        .map(each -> each.story() + "=" + each.need())
                        .toList()
                        .toString();
    }
}
