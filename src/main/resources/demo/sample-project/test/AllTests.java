package slackwater;

/** Runs every test, or the ones named as arguments. */
public final class AllTests {
    public static void main(String[] only) {
        Checks checks = new Checks(only);
        checks.run("TideTableTest", TideTableTest::run);
        // new tests go above this line
        checks.finish();
    }
}
