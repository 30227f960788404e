package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueIdentityTest {
    private static Issue issue(Severity severity, String title, @Nullable String file) {
        return new Issue(severity, title, file, false);
    }

    private static Verdict.CodeReview review(Issue... issues) {
        Severity highest = Arrays.stream(issues)
                .map(Issue::severity)
                .min(Severity::compareTo)
                .orElse(Severity.NONE);
        return new Verdict.CodeReview(highest, List.of(issues), Map.of());
    }

    private static Verdict.CodeReview counted(Severity highest, Map<Severity, Integer> counts) {
        return new Verdict.CodeReview(highest, List.of(), counts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Missing null-check|**missing** `null check`.",
                "No  input\tvalidation|no input validation!",
                "ﬁle ＬＥＡＫ|file leak",
                "Prüfung fehlt|PRÜFUNG FEHLT",
                "user_id unchecked|user id unchecked"
            })
    void comparesTitlesByTheirWords(String one, String other) {
        assertThat(IssueIdentity.same(
                        review(issue(Severity.HIGH, one, null)), review(issue(Severity.LOW, other, null))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/A.java|./src/A.java:42",
                "src/A.java|src\\A.java:42:7",
                "src/A.java|`src/A.java:42-50`",
                "src/A.java|src/A.java#L10-L20",
                "src/A.java|src/A.java (line 42)",
                "src/A.java|src/A.java lines 3 - 5"
            })
    void comparesFilesWithoutPlacesInThem(String one, String other) {
        assertThat(IssueIdentity.file(other)).isEqualTo(IssueIdentity.file(one));
    }

    @Test
    void ignoresSeverityOrderRepetitionAndFixes() {
        Verdict.CodeReview first = review(issue(Severity.HIGH, "A", "x"), issue(Severity.LOW, "B", null));
        Verdict.CodeReview second = review(
                new Issue(Severity.MEDIUM, "b", "", true),
                issue(Severity.CRITICAL, "a", "x:1"),
                issue(Severity.LOW, "A", "x"));
        assertThat(IssueIdentity.same(first, second)).isTrue();
    }

    @Test
    void tellsOtherTitlesFilesAndSubsetsApart() {
        Verdict.CodeReview base = review(issue(Severity.HIGH, "A", "x"));
        assertThat(IssueIdentity.same(base, review(issue(Severity.HIGH, "B", "x"))))
                .isFalse();
        assertThat(IssueIdentity.same(base, review(issue(Severity.HIGH, "A", "y"))))
                .isFalse();
        assertThat(IssueIdentity.same(base, review(issue(Severity.HIGH, "A", null))))
                .isFalse();
        assertThat(IssueIdentity.same(base, review(issue(Severity.HIGH, "A", "x"), issue(Severity.HIGH, "B", "x"))))
                .isFalse();
        assertThat(IssueIdentity.same(
                        review(issue(Severity.HIGH, "!!", null)), review(issue(Severity.HIGH, "??", null))))
                .isFalse();
        assertThat(IssueIdentity.same(
                        review(issue(Severity.HIGH, "缺少检查", null)), review(issue(Severity.HIGH, "内存泄漏", null))))
                .isFalse();
    }

    @Test
    void comparesSeverityAndCountsWhereNothingIsListed() {
        Verdict.CodeReview twoHigh = counted(Severity.HIGH, Map.of(Severity.HIGH, 2));
        assertThat(IssueIdentity.same(twoHigh, counted(Severity.HIGH, Map.of(Severity.HIGH, 2, Severity.LOW, 0))))
                .isTrue();
        assertThat(IssueIdentity.same(twoHigh, counted(Severity.HIGH, Map.of(Severity.HIGH, 1))))
                .isFalse();
        assertThat(IssueIdentity.same(twoHigh, counted(Severity.CRITICAL, Map.of(Severity.HIGH, 2))))
                .isFalse();
        assertThat(IssueIdentity.same(twoHigh, review(issue(Severity.HIGH, "A", null))))
                .isFalse();
    }

    @Test
    void identifiesNothingByTheSeverityAlone() {
        Verdict.CodeReview high = counted(Severity.HIGH, Map.of());
        assertThat(IssueIdentity.fingerprint(high)).isEmpty();
        assertThat(IssueIdentity.same(high, high)).isFalse();
    }

    @Test
    void keepsFingerprintsStable() {
        assertThat(IssueIdentity.fingerprint(review(issue(Severity.HIGH, "A b", "./x.c:3"))))
                .contains("issues:89e52368243a7c65a69ad1734b1c75a4b93452eefb4ab10cc2c995ce85fbbc0d");
        assertThat(IssueIdentity.fingerprint(counted(Severity.HIGH, Map.of(Severity.LOW, 1, Severity.HIGH, 2))))
                .contains("counts:HIGH:HIGH=2,LOW=1");
    }

    @Test
    @Timeout(60)
    void staysCheapOnHugeTexts() {
        for (String part : List.of("(", ":1", " lines 1", "./", "*", "a ")) {
            String huge = part.repeat(200_000);
            assertThat(IssueIdentity.fingerprint(review(issue(Severity.LOW, huge, huge))))
                    .isPresent();
        }
    }
}
