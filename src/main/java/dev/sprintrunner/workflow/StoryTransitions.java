package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.StoryEvent.ACCEPTED;
import static dev.sprintrunner.workflow.StoryEvent.ACCEPTED_UNVERIFIED;
import static dev.sprintrunner.workflow.StoryEvent.CREATED;
import static dev.sprintrunner.workflow.StoryEvent.DEVELOPED;
import static dev.sprintrunner.workflow.StoryEvent.ISSUES_FOUND;
import static dev.sprintrunner.workflow.StoryEvent.REVIEWED_SPEC_REQUIRED;
import static dev.sprintrunner.workflow.StoryEvent.REVIEWED_SPEC_SKIPPED;
import static dev.sprintrunner.workflow.StoryEvent.REVIEWS_EXHAUSTED;
import static dev.sprintrunner.workflow.StoryEvent.SAME_ISSUES_AGAIN;
import static dev.sprintrunner.workflow.StoryEvent.SPEC_REVIEWED;
import static dev.sprintrunner.workflow.StoryEvent.SPEC_WRITTEN;
import static dev.sprintrunner.workflow.StoryEvent.THIRD_FAILURE;
import static dev.sprintrunner.workflow.StoryEvent.VERIFIED;
import static dev.sprintrunner.workflow.StoryEvent.VERIFY_FAILED;
import static dev.sprintrunner.workflow.StoryPhase.BLOCKED;
import static dev.sprintrunner.workflow.StoryPhase.CODE_REVIEW;
import static dev.sprintrunner.workflow.StoryPhase.CREATE;
import static dev.sprintrunner.workflow.StoryPhase.DEVELOPMENT;
import static dev.sprintrunner.workflow.StoryPhase.DONE;
import static dev.sprintrunner.workflow.StoryPhase.STORY_REVIEW;
import static dev.sprintrunner.workflow.StoryPhase.TECH_SPEC;
import static dev.sprintrunner.workflow.StoryPhase.TECH_SPEC_REVIEW;
import static dev.sprintrunner.workflow.StoryPhase.VERIFICATION;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The life of a story in a cycle, as one table read top to bottom. */
public final class StoryTransitions {

    /** One row: in {@code from}, {@code event} leads to {@code to}. */
    public record Transition(StoryPhase from, StoryEvent event, StoryPhase to) {}

    public static final List<Transition> TABLE = List.of(
            new Transition(CREATE, CREATED, STORY_REVIEW),
            new Transition(CREATE, THIRD_FAILURE, BLOCKED),
            new Transition(STORY_REVIEW, REVIEWED_SPEC_REQUIRED, TECH_SPEC),
            new Transition(STORY_REVIEW, REVIEWED_SPEC_SKIPPED, DEVELOPMENT),
            new Transition(STORY_REVIEW, THIRD_FAILURE, BLOCKED),
            new Transition(TECH_SPEC, SPEC_WRITTEN, TECH_SPEC_REVIEW),
            new Transition(TECH_SPEC, THIRD_FAILURE, BLOCKED),
            new Transition(TECH_SPEC_REVIEW, SPEC_REVIEWED, DEVELOPMENT),
            new Transition(TECH_SPEC_REVIEW, THIRD_FAILURE, BLOCKED),
            new Transition(DEVELOPMENT, DEVELOPED, CODE_REVIEW),
            new Transition(DEVELOPMENT, THIRD_FAILURE, BLOCKED),
            new Transition(CODE_REVIEW, ACCEPTED, DONE),
            new Transition(CODE_REVIEW, ACCEPTED_UNVERIFIED, VERIFICATION),
            new Transition(CODE_REVIEW, ISSUES_FOUND, CODE_REVIEW),
            new Transition(CODE_REVIEW, SAME_ISSUES_AGAIN, BLOCKED),
            new Transition(CODE_REVIEW, REVIEWS_EXHAUSTED, BLOCKED),
            new Transition(CODE_REVIEW, THIRD_FAILURE, BLOCKED),
            new Transition(VERIFICATION, VERIFIED, DONE),
            new Transition(VERIFICATION, VERIFY_FAILED, CODE_REVIEW),
            new Transition(VERIFICATION, REVIEWS_EXHAUSTED, BLOCKED),
            new Transition(VERIFICATION, THIRD_FAILURE, BLOCKED));

    private static final Map<StoryPhase, Map<StoryEvent, StoryPhase>> INDEX = index(TABLE);

    private StoryTransitions() {}

    /**
     * Where {@code event} leads from {@code from}.
     *
     * @throws IllegalStateException when the table has no such row: a bug, named by story, phase and event
     */
    static StoryPhase next(String story, StoryPhase from, StoryEvent event) {
        StoryPhase to = INDEX.getOrDefault(from, Map.of()).get(event);
        if (to == null) {
            throw new IllegalStateException(
                    "story " + story + " is in " + from + ", where " + event + " cannot happen");
        }
        return to;
    }

    static Map<StoryPhase, Map<StoryEvent, StoryPhase>> index(List<Transition> table) {
        Map<StoryPhase, Map<StoryEvent, StoryPhase>> index = new EnumMap<>(StoryPhase.class);
        for (Transition row : table) {
            if (row.from().isFinal()) {
                throw new IllegalStateException("a final phase cannot be left: " + row);
            }
            Map<StoryEvent, StoryPhase> events =
                    index.computeIfAbsent(row.from(), phase -> new EnumMap<>(StoryEvent.class));
            if (events.put(row.event(), row.to()) != null) {
                throw new IllegalStateException("declared twice: " + row);
            }
        }
        return index;
    }
}
