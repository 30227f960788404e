package dev.sprintrunner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text verdicts of create-story: {@code [TECH-SPEC-DECISION: REQUIRED]}, with a story's name on the line or in order. */
final class SpecDecisionMarkers {
    private static final Pattern MARKER = MarkerPatterns.compile(
            MarkerPatterns.WORD_BEGIN + "TECH[\\s-]SPEC[\\s-]DECISION[^\\p{L}\\p{N}:=\"]{0,6}[:=]" + MarkerPatterns.GAP
                    + MarkerPatterns.oneOf("REQUIRED|SKIP"));

    private SpecDecisionMarkers() {}

    static Verdict read(List<AnswerLine> lines, List<StoryRef> stories) {
        List<Verdict.SpecDecision> decisions = new ArrayList<>();
        for (AnswerLine line : lines) {
            Matcher marker = MARKER.matcher(line.text());
            List<Verdict.TechSpecNeed> needs = new ArrayList<>();
            while (marker.find()) {
                needs.add(Verdict.TechSpecNeed.valueOf(marker.group(1).toUpperCase(Locale.ROOT)));
            }
            if (!needs.isEmpty()) {
                decisions.addAll(onOneLine(needs, StoryRef.namedIn(line.text(), stories)));
            }
        }
        return SpecDecisions.withKeys(new Verdict.StoriesCreated(decisions), stories);
    }

    /** One marker is about every story its line names; several on a line are taken in order. */
    private static List<Verdict.SpecDecision> onOneLine(List<Verdict.TechSpecNeed> needs, List<StoryRef> named) {
        if (needs.size() > 1 || named.isEmpty()) {
            return needs.stream()
                    .map(need -> new Verdict.SpecDecision(null, need, ""))
                    .toList();
        }
        return named.stream()
                .map(story -> new Verdict.SpecDecision(story.key(), needs.get(0), ""))
                .toList();
    }
}
