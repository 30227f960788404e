package dev.sprintrunner.web.status;

import dev.sprintrunner.command.CommandType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long commands of this project took, by their type. Pure. */
final class Durations {
    /** The reviews a story takes where nobody knows better. */
    private static final double USUAL_REVIEWS = 1.5;

    private final Map<CommandType, long[]> byType = new EnumMap<>(CommandType.class);
    private final long[] all;
    private final double reviews;

    /**
     * A completed command.
     *
     * @param storyId its first story's row, or null
     */
    record Past(CommandType type, long millis, @Nullable Long storyId) {}

    Durations(List<Past> past) {
        past.stream()
                .collect(Collectors.groupingBy(Past::type))
                .forEach((type, runs) -> byType.put(type, sorted(runs)));
        all = sorted(past);
        reviews = reviewsOfAStory(past);
    }

    private static long[] sorted(List<Past> past) {
        long[] millis =
                past.stream().mapToLong(run -> Math.max(0, run.millis())).toArray();
        Arrays.sort(millis);
        return millis;
    }

    private static double reviewsOfAStory(List<Past> past) {
        List<Past> codeReviews = past.stream()
                .filter(run -> run.type() == CommandType.CODE_REVIEW && run.storyId() != null)
                .toList();
        Set<Long> stories = codeReviews.stream().map(Past::storyId).collect(Collectors.toSet());
        return stories.isEmpty() ? USUAL_REVIEWS : (double) codeReviews.size() / stories.size();
    }

    int count() {
        return all.length;
    }

    /** Code reviews that a story takes on average, at least 1. */
    double reviewsOfAStory() {
        return reviews;
    }

    /**
     * Milliseconds that this share of such commands did not exceed, in between as on a straight line; those of all
     * commands where none of this type has ended yet.
     *
     * @param share 0 to 1
     */
    double quantile(CommandType type, double share) {
        long[] millis = byType.getOrDefault(type, all);
        if (millis.length == 0) {
            return 0;
        }
        double place = share * (millis.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, millis.length - 1);
        return millis[below] + (place - below) * (millis[above] - millis[below]);
    }
}
