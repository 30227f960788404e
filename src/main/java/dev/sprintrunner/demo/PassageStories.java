package dev.sprintrunner.demo;

import dev.sprintrunner.demo.StoryScript.Development;
import dev.sprintrunner.demo.StoryScript.Reviews;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Optional;

/** Epic 2a: one story that needs a tech-spec, one that is ready for development when the sprint begins. */
final class PassageStories {
    private static final String SILL = "src/slackwater/SillWindows.java";

    private PassageStories() {}

    static StoryScript sill(String key) {
        Development development = new Development(
                StoryBook.sources(key, "SillWindows"),
                StoryBook.wiring("""
                        case "sill" -> SillWindows.on(
                                        table, Arguments.date(args, 1), Arguments.metres(args, 2), Arguments.metres(args, 3))
                                .forEach(window -> System.out.println(
                                        window.from() + " – " + window.to() + (window.stillOpen() ? " …" : "")));
                        """, "SillWindowsTest"),
                "./check SillWindowsTest",
                "SillWindowsTest: 5 passed",
                Optional.empty(),
                false,
                "Heights.at refuses moments outside the table, so both limits of the walk have to be cut to it before the"
                        + " first minute is tried.",
                "`slackwater sill DATE DRAUGHT CLEARANCE` lists the windows, minute by minute as the tech-spec says. A window"
                        + " that the end of the table cuts off is printed with an ellipsis.");
        Review first = new Review(
                List.of(new Issue(
                        Severity.MEDIUM,
                        "A negative clearance is taken, and promises water that is not there",
                        SILL,
                        true)),
                List.of(
                        new Step.Edit(SILL, "        double needed = SILL_METRES + draught + clearance;\n", """
                                        if (draught < 0 || clearance < 0) {
                                            throw new IllegalArgumentException("Draught and clearance cannot be negative");
                                        }
                                        double needed = SILL_METRES + draught + clearance;
                                """),
                        new Step.Edit(
                                "test/slackwater/SillWindowsTest.java",
                                "        // more claims go above this line\n",
                                """
                                        checks.refuses("a negative clearance", () -> SillWindows.on(TABLE, DAY, 1.0, -0.2));
                                """)),
                "SillWindowsTest: 6 passed");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key,
                        "Time over the sill",
                        TechSpecNeed.REQUIRED,
                        "Two ways to find the windows are plausible, and boats ground on the wrong one."),
                development,
                new Reviews(Review.clean(""), List.of(first, Review.clean("SillWindowsTest: 6 passed"))));
    }

    static StoryScript range(String key) {
        Development development = new Development(
                StoryBook.sources(key, "TideRange"),
                StoryBook.wiring("""
                        case "range" -> {
                            double metres = TideRange.on(table, Arguments.date(args, 1));
                            System.out.printf("%.1f m, %s%n", metres, TideRange.kind(metres));
                        }
                        """, "TideRangeTest"),
                "./check TideRangeTest",
                "TideRangeTest: 5 passed",
                Optional.empty(),
                false,
                "The limits themselves are neither springs nor neaps: above and below, not at.",
                "`slackwater range DATE` prints the range and its name. The limits of Port Sorrel are named constants.");
        return new StoryScript(
                key,
                StoryBook.documents(
                        key, "Springs or neaps", TechSpecNeed.SKIP, "A difference and two limits; nothing to design."),
                development,
                new Reviews(Review.clean(""), List.of(Review.clean("TideRangeTest: 5 passed"))));
    }
}
