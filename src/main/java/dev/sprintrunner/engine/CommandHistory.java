package dev.sprintrunner.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.DocumentReview;
import dev.sprintrunner.report.VerdictJson;
import dev.sprintrunner.store.CommandRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What earlier commands on a story left in the record, for the prompts of later ones. */
final class CommandHistory {
    private final Recorder recorder;
    private final long batchId;
    private final CommandRows commands = new CommandRows();
    private final ObjectMapper json = new ObjectMapper();

    CommandHistory(Recorder recorder, long batchId) {
        this.recorder = recorder;
        this.batchId = batchId;
    }

    /** The commit the code stood at before the story's development, in this batch or the last one that developed it. */
    Optional<String> baseCommit(String storyKey) {
        return recorder.read(jdbc -> commands.headBeforeDevelopment(jdbc, storyKey));
    }

    /** The answered reviews of these stories' documents in this batch, oldest first. */
    List<DocumentReview> documentReviews(CommandType type, List<String> stories) {
        return recorder.read(jdbc -> commands.verdicts(jdbc, batchId, type.text(), stories.get(0))).stream()
                .flatMap(text -> review(type, text))
                .toList();
    }

    private Stream<DocumentReview> review(CommandType type, String text) {
        try {
            Optional<Verdict> verdict = VerdictJson.read(type, json.readTree(text));
            return verdict.stream().filter(DocumentReview.class::isInstance).map(DocumentReview.class::cast);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recorded verdict is not JSON: " + text, e);
        }
    }
}
