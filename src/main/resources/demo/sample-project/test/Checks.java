package slackwater;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A test runner in one file: claims with an expected and an actual value, counted for each test. */
public final class Checks {
    private final List<String> only;
    private int passed;
    private int failed;
    private int failedInAll;

    public Checks(String[] only) {
        this.only = List.of(only);
    }

    public void run(String name, Consumer<Checks> test) {
        if (!only.isEmpty() && !only.contains(name)) {
            return;
        }
        passed = 0;
        failed = 0;
        test.accept(this);
        System.out.println(name + ": " + passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed"));
        failedInAll += failed;
    }

    public void equal(String claim, Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            passed++;
            return;
        }
        failed++;
        System.out.println("  FAILED " + claim + ": expected " + expected + " but was " + actual);
    }

    public void refuses(String claim, Runnable action) {
        try {
            action.run();
            equal(claim, "a refusal", "no refusal");
        } catch (IllegalArgumentException e) {
            passed++;
        }
    }

    public void finish() {
        System.exit(failedInAll == 0 ? 0 : 1);
    }
}
