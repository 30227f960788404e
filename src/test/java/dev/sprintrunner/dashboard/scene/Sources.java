package dev.sprintrunner.dashboard.scene;

/** Files of the made-up project, and the shell that changes them as a developer would. */
final class Sources {
    static final String SEARCHES = "src/main/java/exchange/search/SavedSearches.java";
    static final String ARCHIVE_CLASS = "src/main/java/exchange/search/SearchArchive.java";

    static final String PLAN = """
            The tech-spec asks for **a column and a nightly job**, so this stays small:

            1. `SearchArchive` decides which searches are old: not run for 90 days.
            2. `SavedSearches` brings one back as soon as it is run.
            3. The limit of 50 counts only those that are not archived.

            Nothing is deleted, so no confirmation is needed.
            """;

    static final String FAILED_TEST = """
            [ERROR] Failures:
            [ERROR]   SearchArchiveTest.keepsWhatRanNinetyDaysAgo:31
            expected: [] but was: [Search[id=7, name=brake discs, lastRun=2026-08-23]]
            [ERROR] Tests run: 9, Failures: 1, Errors: 0, Skipped: 0
            """;

    static final String SEARCHES_BEFORE = """
            package exchange.search;

            import java.time.LocalDate;
            import java.util.List;

            /** The searches that a user has kept. */
            public final class SavedSearches {
                private final SearchTable table;
                private final int limit;

                public SavedSearches(SearchTable table) {
                    this.table = table;
                    this.limit = 50;
                }

                public Search save(User owner, String name, Query query) {
                    if (table.of(owner).size() >= limit) {
                        throw new TooManySearches(limit);
                    }
                    return table.insert(owner, name, query);
                }

                public List<Part> run(Search search) {
                    return search.query().run();
                }
            }
            """;

    static final String ARCHIVE = """
            cat > src/main/java/exchange/search/SavedSearches.java <<'EOF'
            package exchange.search;

            import java.time.Clock;
            import java.time.LocalDate;
            import java.util.List;

            /** The searches that a user has kept. */
            public final class SavedSearches {
                private final SearchTable table;
                private final Clock clock;
                private final int limit;

                public SavedSearches(SearchTable table, Clock clock, int limit) {
                    this.table = table;
                    this.clock = clock;
                    this.limit = limit;
                }

                public Search save(User owner, String name, Query query) {
                    if (table.active(owner).size() >= limit) {
                        throw new TooManySearches(limit);
                    }
                    return table.insert(owner, name, query);
                }

                /** An archived search that is run again is wanted again. */
                public List<Part> run(Search search) {
                    table.touch(search, LocalDate.now(clock));
                    return search.query().run();
                }
            }
            EOF
            cat > src/main/java/exchange/search/SearchArchive.java <<'EOF'
            package exchange.search;

            import java.time.Clock;
            import java.time.LocalDate;
            import java.time.Period;

            /** Puts searches away that nobody has run for a while. Nothing is deleted. */
            public final class SearchArchive {
                private static final Period UNUSED = Period.ofDays(90);

                private final SearchTable table;
                private final Clock clock;

                public SearchArchive(SearchTable table, Clock clock) {
                    this.table = table;
                    this.clock = clock;
                }

                /** Run each night. */
                public int archive() {
                    LocalDate oldest = LocalDate.now(clock).minus(UNUSED);
                    return table.archive(lastRun -> lastRun.isBefore(oldest));
                }
            }
            EOF
            mkdir -p src/test/java/exchange/search
            cat > src/test/java/exchange/search/SearchArchiveTest.java <<'EOF'
            package exchange.search;

            import static org.assertj.core.api.Assertions.assertThat;

            import org.junit.jupiter.api.Test;

            class SearchArchiveTest {
                @Test
                void keepsWhatRanNinetyDaysAgo() {
                    assertThat(archivedAfter(90)).isEmpty();
                }

                @Test
                void archivesWhatRanADayBefore() {
                    assertThat(archivedAfter(91)).containsExactly(SEARCH);
                }
            }
            EOF
            printf 'alter table search add column archived_at date;\\n' > src/main/resources/V042__archive_searches.sql
            """;

    static final String AUDIT = """
            cat > src/main/java/exchange/search/AuditLog.java <<'EOF'
            package exchange.search;

            /** Who changed a saved search, when, and how. */
            public record AuditLog(SearchTable table) {}
            EOF
            """;

    static final String SORTING = """
            cat > src/main/java/exchange/search/SearchOrder.java <<'EOF'
            package exchange.search;

            /** How a list of saved searches is sorted. */
            public enum SearchOrder {
                NAME,
                LAST_RUN,
                OWNER
            }
            EOF
            """;

    private Sources() {}
}
