package dev.sprintrunner.web.events;

import dev.sprintrunner.store.EventFilter;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.EventSearch;
import dev.sprintrunner.store.EventSearch.Range;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.EventMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Finds the page that a query asks for, window of ids by window: small ones first, for what is found often, then larger
 * ones. When the time is over before the page is full, it is given as it is and says where to go on.
 */
final class EventPages {
    private static final int FIRST_WINDOW = 4_096;
    private static final int LARGEST_WINDOW = 65_536;

    private final EventSearch search = new EventSearch();
    private final LongSupplier nanoTime;
    private final Duration budget;

    /** @param budget after which no further window is begun */
    EventPages(LongSupplier nanoTime, Duration budget) {
        this.nanoTime = nanoTime;
        this.budget = budget;
    }

    EventPage find(Jdbc jdbc, EventQuery query) {
        EventFilter filter = query.filter(query.types().isEmpty() ? Collections.emptySet() : search.types(jdbc));
        boolean newestFirst = query.after() == null;
        Range rest = search.bounds(jdbc, filter)
                .and(new Range(
                        newestFirst ? 1 : above(Objects.requireNonNull(query.after())),
                        query.before() == null ? Long.MAX_VALUE : below(query.before())));
        if (filter.types() != null && filter.types().isEmpty()) {
            rest = new Range(1, 0);
        }
        return collect(jdbc, filter, rest, newestFirst, query.limit());
    }

    private EventPage collect(Jdbc jdbc, EventFilter filter, Range range, boolean newestFirst, int limit) {
        long end = nanoTime.getAsLong() + budget.toNanos();
        List<Event> found = new ArrayList<>();
        Range rest = range;
        for (long size = FIRST_WINDOW; !rest.isEmpty(); size = Math.min(LARGEST_WINDOW, size * 2)) {
            Range window = window(rest, newestFirst, size);
            int missing = limit + 1 - found.size(); // one more tells whether there are more
            found.addAll(search.find(jdbc, filter, window, newestFirst, missing));
            if (found.size() > limit) {
                found.remove(limit);
                return page(found, newestFirst, found.get(limit - 1).id());
            }
            rest = without(rest, window, newestFirst);
            if (!rest.isEmpty() && nanoTime.getAsLong() - end > 0) {
                return page(found, newestFirst, newestFirst ? rest.high() + 1 : rest.low() - 1);
            }
        }
        return new EventPage(messages(found, newestFirst), false, null);
    }

    private static Range window(Range rest, boolean newestFirst, long size) {
        return newestFirst
                ? new Range(Math.max(rest.low(), rest.high() - size + 1), rest.high())
                : new Range(rest.low(), Math.min(rest.high(), rest.low() + size - 1));
    }

    private static Range without(Range rest, Range window, boolean newestFirst) {
        return newestFirst ? new Range(rest.low(), window.low() - 1) : new Range(window.high() + 1, rest.high());
    }

    private static EventPage page(List<Event> found, boolean newestFirst, long next) {
        return new EventPage(messages(found, newestFirst), true, next);
    }

    private static List<EventMessage> messages(List<Event> found, boolean newestFirst) {
        List<EventMessage> messages = new ArrayList<>();
        found.forEach(event -> messages.add(EventMessage.brief(event)));
        if (newestFirst) {
            Collections.reverse(messages);
        }
        return messages;
    }

    private static long above(long id) {
        return id == Long.MAX_VALUE ? id : id + 1;
    }

    private static long below(long id) {
        return id == Long.MIN_VALUE ? id : id - 1;
    }
}
