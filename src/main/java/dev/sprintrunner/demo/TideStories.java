package dev.sprintrunner.demo;

import dev.sprintrunner.demo.StoryScript.Development;
import dev.sprintrunner.demo.StoryScript.FirstFailure;
import dev.sprintrunner.demo.StoryScript.Reviews;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Optional;

/** Epic 1: one story whose code review takes two attempts, one whose story file has a critical gap. */
final class TideStories {
    private static final String HEIGHTS = "src/slackwater/Heights.java";
    private static final String HEIGHTS_TEST = "test/slackwater/HeightsTest.java";
    private static final String NEXT_TIDES = "src/slackwater/NextTides.java";

    private TideStories() {}

    static StoryScript height(String key) {
        Development development = new Development(
                StoryBook.sources(key, "Heights"),
                StoryBook.wiring("""
                        case "height" -> System.out.printf("%.1f m%n", Heights.at(table, Arguments.time(args, 1)));
                        """, "HeightsTest"),
                "./check HeightsTest",
                "HeightsTest: 3 passed",
                Optional.empty(),
                false,
                "The interval between two tides is never exactly six hours. If I count sixths of the real interval instead of"
                        + " hours, the twelfths add up at both ends whatever the interval is.",
                "`slackwater height TIME` gives the height by the rule of twelfths. Sixths are measured on the real interval"
                        + " between the two tides. Three claims in HeightsTest, all passing.");
        Review first = new Review(
                List.of(
                        new Issue(
                                Severity.HIGH,
                                "At the very moment of a tide the height ends in an ArrayIndexOutOfBoundsException",
                                HEIGHTS,
                                true),
                        new Issue(
                                Severity.MEDIUM,
                                "A moment outside the table gives an exception of the list instead of a sentence",
                                HEIGHTS,
                                true)),
                heightMends(),
                "HeightsTest: 7 passed");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key,
                        "Height of the tide at any time",
                        TechSpecNeed.SKIP,
                        "One pure class with a known rule; the story says all that is needed."),
                development,
                new Reviews(Review.clean(""), List.of(first, Review.clean("HeightsTest: 7 passed"))));
    }

    private static List<Step.Edit> heightMends() {
        return List.of(
                new Step.Edit(HEIGHTS, """
                                int next = 0;
                                while (tides.get(next).time().isBefore(time)) {
                                    next++;
                                }
                                return between(tides.get(next - 1), tides.get(next), time);
                        """, """
                                for (int next = 1; next < tides.size(); next++) {
                                    boolean begun = !time.isBefore(tides.get(next - 1).time());
                                    if (begun && !time.isAfter(tides.get(next).time())) {
                                        return between(tides.get(next - 1), tides.get(next), time);
                                    }
                                }
                                throw new IllegalArgumentException("The table has no tides around " + time);
                        """),
                new Step.Edit(HEIGHTS, "int full = (int) sixths;", "int full = Math.min(5, (int) sixths);"),
                new Step.Edit(HEIGHTS_TEST, "        // more claims go above this line\n", """
                                checks.equal("at high water it is the high water", "4.80", at("2026-06-01T04:00"));
                                checks.equal("at low water it is the low water", "1.20", at("2026-06-01T10:00"));
                                checks.refuses("a moment before the table", () -> at("2026-06-01T03:59"));
                                checks.refuses("a moment after the table", () -> at("2026-06-01T16:01"));
                        """));
    }

    static StoryScript next(String key) {
        FirstFailure inclusive = new FirstFailure(
                """
                  FAILED a tide at exactly the asked moment is the next one: expected 2026-06-01T04:12 but was 2026-06-01T16:34
                NextTidesTest: 3 passed, 1 failed
                """, new Step.Edit(NEXT_TIDES, "tide.time().isAfter(from)", "!tide.time().isBefore(from)"));
        Development development = new Development(
                StoryBook.sources(key, "NextTides"),
                StoryBook.wiring("""
                        case "next" -> {
                            Tide high = NextTides.high(table, Arguments.time(args, 1));
                            Tide low = NextTides.low(table, Arguments.time(args, 1));
                            print(high.time().isBefore(low.time()) ? high : low);
                            print(high.time().isBefore(low.time()) ? low : high);
                        }
                        """, "NextTidesTest"),
                "./check NextTidesTest",
                "NextTidesTest: 4 passed",
                Optional.of(inclusive),
                true,
                "The criterion says that a tide at the asked moment counts. isAfter leaves it out; the test for it will tell.",
                "`slackwater next TIME` prints the next high and low water, the earlier first. The test for the exact moment"
                        + " failed at first, as it should, and passes now.");
        Review story = new Review(
                List.of(
                        new Issue(
                                Severity.CRITICAL,
                                "No criterion says what happens after the last tide of the table",
                                null,
                                false),
                        new Issue(
                                Severity.LOW,
                                "The order of the two printed tides is left to the developer",
                                null,
                                false)),
                List.of(new Step.Edit(
                        StoryScript.STORY_FILE,
                        "2. A tide at exactly the asked moment counts as the next one.\n",
                        """
                        2. A tide at exactly the asked moment counts as the next one.
                        3. After the last high or low water of the table the question is refused with a sentence.
                        """)),
                "");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key,
                        "Next high and low water",
                        TechSpecNeed.SKIP,
                        "A filter over the table; nothing to design."),
                development,
                new Reviews(story, List.of(Review.clean("NextTidesTest: 4 passed"))));
    }
}
