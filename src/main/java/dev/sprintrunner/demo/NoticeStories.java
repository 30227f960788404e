package dev.sprintrunner.demo;

import dev.sprintrunner.demo.StoryScript.Development;
import dev.sprintrunner.demo.StoryScript.Reviews;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Optional;

/** Epic 2b: one plain story, and one that no review can pass because a fact is missing. */
final class NoticeStories {
    private NoticeStories() {}

    static StoryScript card(String key) {
        Development development = new Development(
                StoryBook.sources(key, "TideCard"),
                StoryBook.wiring("""
                        case "card" -> TideCard.lines(table, Arguments.date(args, 1)).forEach(System.out::println);
                        """, "TideCardTest"),
                "./check TideCardTest",
                "TideCardTest: 2 passed",
                Optional.empty(),
                false,
                "Day names follow the computer's language by default. The card must not, so the formatter gets a locale.",
                "`slackwater card DATE` prints a week, a line a day, in English on every computer.");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key, "Weekly tide card", TechSpecNeed.SKIP, "The form of the card is in the criteria."),
                development,
                new Reviews(Review.clean(""), List.of(Review.clean("TideCardTest: 2 passed"))));
    }

    /** Every review finds the same thing, so the third one blocks the story. */
    static StoryScript gauge(String key) {
        Development development = new Development(
                StoryBook.sources(key, "Gauge"),
                List.of(
                        new Step.Edit(
                                "test/slackwater/AllTests.java",
                                "        // new tests go above this line\n",
                                "        checks.run(\"GaugeTest\", GaugeTest::run);\n        // new tests go above this line\n")),
                "./check GaugeTest",
                "GaugeTest: 2 passed",
                Optional.empty(),
                false,
                "I can build the correction. I cannot build the reading of a gauge whose format nobody has told.",
                "The correction is there and tested. Reading the gauge itself is not: no document says what it sends.");
        Review unmet = new Review(
                List.of(new Issue(
                        Severity.CRITICAL,
                        "Criterion 3 is not met: nothing reads the harbour office's gauge",
                        "src/slackwater/Gauge.java",
                        false)),
                List.of(),
                "GaugeTest: 2 passed");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key,
                        "Live gauge readings",
                        TechSpecNeed.SKIP,
                        "What could be specified is in the story already."),
                development,
                new Reviews(Review.clean(""), List.of(unmet)));
    }
}
