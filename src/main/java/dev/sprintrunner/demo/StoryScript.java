package dev.sprintrunner.demo;

import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Optional;

/** What happens to one story on its way through the sprint. */
record StoryScript(String key, Documents documents, Development development, Reviews reviews) {
    /** Stands for the path of the story file in a review's edits. */
    static final String STORY_FILE = "{story}";

    String id() {
        return SprintCommand.shortId(key);
    }

    /**
     * @param need   whether the story needs a tech-spec, and why
     * @param story  the story file's text; so for discovery and tech-spec
     */
    record Documents(String title, TechSpecNeed need, String reason, String story, String discovery, String techSpec) {}

    /**
     * @param sources        files to write, programs before tests
     * @param wiring         edits that make them known to the rest
     * @param test           the command that runs the story's tests
     * @param testOutput     what it prints when all is well
     * @param firstFailure   what goes wrong on the way, if anything does
     * @param overloadedOnce whether the first attempt meets an overloaded API
     */
    record Development(
            List<Step.Write> sources,
            List<Step.Edit> wiring,
            String test,
            String testOutput,
            Optional<FirstFailure> firstFailure,
            boolean overloadedOnce,
            String thought,
            String summary) {
        Development {
            sources = List.copyOf(sources);
            wiring = List.copyOf(wiring);
        }
    }

    /** A test that fails at first, and the edit that mends the program. */
    record FirstFailure(String testOutput, Step.Edit mend) {}

    /**
     * @param story the first review of the story file; later ones find nothing
     * @param code  the code reviews by attempt; the last one is repeated
     */
    record Reviews(Review story, List<Review> code) {
        Reviews {
            code = List.copyOf(code);
        }

        Review code(int attempt) {
            return code.get(Math.min(attempt, code.size()) - 1);
        }
    }
}
