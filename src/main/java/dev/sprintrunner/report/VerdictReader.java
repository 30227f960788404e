package dev.sprintrunner.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Optional;

/**
 * Finds the verdict of an answer. In this order:
 *
 * <ol>
 *   <li>the structured output, if it has the shape of {@link VerdictSchemas};
 *   <li>a JSON object of that shape at the very end of the text;
 *   <li>the last marker in the text.
 * </ol>
 *
 * <p>The first of them that is there decides, even when it contradicts itself: a verdict that claims less than it
 * lists or counts is a {@link VerdictReading.Contradiction}. One that claims more stands, as the careful reading.
 *
 * <p>A create-story answer without any decision is found with none, since each story then needs a tech-spec.
 * Decisions are given the keys of the expected stories they belong to; one for another story keeps the agent's name.
 */
public final class VerdictReader {
    private VerdictReader() {}

    /**
     * @param answerText      the agent's own top-level text, and nothing it read or was told
     * @param expectedStories the stories of the command, in the order of its prompt
     * @return missing for a command that ends without a verdict
     */
    public static VerdictReading read(
            CommandType command,
            Optional<JsonNode> structuredOutput,
            String answerText,
            List<StoryRef> expectedStories) {
        if (VerdictSchemas.forCommand(command).isEmpty()) {
            return new VerdictReading.Missing();
        }
        return structuredOutput
                .flatMap(json -> VerdictJson.read(command, json))
                .or(() -> TrailingJson.find(answerText, json -> VerdictJson.read(command, json)))
                .map(verdict -> withKeys(verdict, expectedStories))
                .or(() -> fromText(command, answerText, expectedStories))
                .map(VerdictReader::checked)
                .orElseGet(VerdictReading.Missing::new);
    }

    private static Verdict withKeys(Verdict verdict, List<StoryRef> stories) {
        return verdict instanceof Verdict.StoriesCreated created ? SpecDecisions.withKeys(created, stories) : verdict;
    }

    private static Optional<Verdict> fromText(CommandType command, String text, List<StoryRef> stories) {
        List<AnswerLine> lines = AnswerLine.of(text);
        return switch (command) {
            case CREATE_STORY -> Optional.of(SpecDecisionMarkers.read(lines, stories));
            case STORY_REVIEW, TECH_SPEC_REVIEW -> DocumentReviewMarkers.read(lines, stories);
            case CODE_REVIEW -> CodeReviewMarkers.read(lines);
            case BATCH_COMMIT -> CommitMarkers.read(lines);
            case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT, VERIFY -> Optional.empty();
        };
    }

    private static VerdictReading checked(Verdict verdict) {
        return Contradictions.in(verdict)
                .<VerdictReading>map(VerdictReading.Contradiction::new)
                .orElseGet(() -> new VerdictReading.Found(verdict));
    }
}
