package dev.sprintrunner.report;

import dev.sprintrunner.report.Verdict.SpecDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives each decision the key of the story it is about; the last one on a story wins.
 *
 * <p>Decisions without a name go by their place to the stories that no decision names, or to all stories when each is
 * named. As many as those stories, or a multiple (an answer that repeats itself), are dealt out in order; fewer
 * go to the first stories; any other number says something only if all agree.
 */
final class SpecDecisions {
    private SpecDecisions() {}

    static Verdict.StoriesCreated withKeys(Verdict.StoriesCreated created, List<StoryRef> stories) {
        if (stories.isEmpty()) {
            return created;
        }
        List<StoryRef> byPlace = unnamedStories(created.decisions(), stories);
        List<SpecDecision> unnamed = created.decisions().stream()
                .filter(each -> each.story() == null)
                .toList();
        boolean dealt = unnamed.size() <= byPlace.size() || unnamed.size() % byPlace.size() == 0;
        boolean agreed = unnamed.stream().map(SpecDecision::need).distinct().count() == 1;

        Map<String, SpecDecision> last = new LinkedHashMap<>();
        int place = 0;
        for (SpecDecision decision : created.decisions()) {
            if (decision.story() != null) {
                put(last, key(decision.story(), stories).orElse(decision.story()), decision);
            } else if (dealt || agreed) {
                put(last, byPlace.get(place++ % byPlace.size()).key(), decision);
            }
        }
        return new Verdict.StoriesCreated(new ArrayList<>(last.values()));
    }

    private static void put(Map<String, SpecDecision> last, String key, SpecDecision decision) {
        last.put(key, new SpecDecision(key, decision.need(), decision.reason()));
    }

    private static List<StoryRef> unnamedStories(List<SpecDecision> decisions, List<StoryRef> stories) {
        List<String> named = decisions.stream()
                .map(SpecDecision::story)
                .filter(Objects::nonNull)
                .toList();
        List<StoryRef> unnamed = stories.stream()
                .filter(story -> named.stream().noneMatch(story::matches))
                .toList();
        return unnamed.isEmpty() ? stories : unnamed;
    }

    private static Optional<String> key(String reported, List<StoryRef> stories) {
        return stories.stream()
                .filter(story -> story.matches(reported))
                .map(StoryRef::key)
                .findFirst();
    }
}
