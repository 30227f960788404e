package dev.sprintrunner.store;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sprintrunner.store.EventLog.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for events in a range of ids. Each search goes along the one index that leaves the fewest events to look at, so
 * its time grows with the range and never with the table.
 */
public final class EventSearch {
    /** Nine of ten events: an index by type is of no help with these. */
    private static final String COMMON_TYPE = "command:progress";

    private static final String TYPES = """
            with recursive types(type) as (
                select min(event_type) from events
                union all
                select (select min(event_type) from events where event_type > types.type) from types
                where types.type is not null)
            select type from types where type is not null
            """;

    private static final String COMMANDS_OF_STORY =
            "select x.command_id from command_stories x join stories s on s.id = x.story_id where s.story_key = ?";

    private final EventLog log = new EventLog();

    /** Ids, both ends included. */
    public record Range(long low, long high) {
        public boolean isEmpty() {
            return low > high;
        }

        public Range and(Range other) {
            return new Range(Math.max(low, other.low), Math.min(high, other.high));
        }
    }

    /** A piece of SQL and what stands for its question marks. */
    static final class Clause {
        private final StringBuilder sql = new StringBuilder();
        private final List<@Nullable Object> parameters = new ArrayList<>();

        String sql() {
            return sql.toString();
        }

        @Nullable
        Object[] parameters() {
            return parameters.toArray();
        }

        Clause add(String part, @Nullable Object... values) {
            sql.append(part);
            Collections.addAll(parameters, values);
            return this;
        }
    }

    /** The types that occur. */
    public Set<String> types(Jdbc jdbc) {
        return new TreeSet<>(jdbc.query(TYPES, row -> row.getString(1)));
    }

    /** The first and the last event that can fit the filter. */
    public Range bounds(Jdbc jdbc, EventFilter filter) {
        Range all = range(jdbc, "");
        Optional<Range> batch = Optional.ofNullable(filter.batchId())
                .map(id -> range(jdbc, " indexed by events_by_batch where batch_id = ?", id));
        Optional<Range> command = Optional.ofNullable(filter.commandId())
                .map(id -> range(jdbc, " indexed by events_by_command where command_id = ?", id));
        return all.and(batch.orElse(all)).and(command.orElse(all));
    }

    private static Range range(Jdbc jdbc, String where, @Nullable Object... parameters) {
        // two queries: only a lone min or max is looked up at the end of an index
        return new Range(
                jdbc.number("select coalesce(min(id), 1) from events" + where, parameters),
                jdbc.number("select coalesce(max(id), 0) from events" + where, parameters));
    }

    /**
     * The events of a range that fit.
     *
     * @param newestFirst the order, and which ones when there are more than {@code limit}
     */
    public List<Event> find(Jdbc jdbc, EventFilter filter, Range range, boolean newestFirst, int limit) {
        Clause query = query(filter, range).add(" order by id" + (newestFirst ? " desc" : "") + " limit ?", limit);
        return jdbc.query(query.sql(), log::map, query.parameters());
    }

    static Clause query(EventFilter filter, Range range) {
        Clause query = new Clause().add("select * from events");
        query.add(index(filter)).add(" where id between ? and ?", range.low(), range.high());
        if (filter.commandId() != null) {
            query.add(" and command_id = ?", filter.commandId());
        }
        if (filter.batchId() != null) {
            query.add(" and batch_id = ?", filter.batchId());
        }
        Set<String> types = filter.types();
        if (types != null) {
            query.add(
                    " and event_type in (" + String.join(", ", Collections.nCopies(types.size(), "?")) + ")",
                    types.toArray());
        }
        String story = filter.storyKey();
        if (story != null) {
            ofStory(query, story, range);
        }
        String text = filter.text();
        if (text != null) {
            query.add(
                    " and (message like ? escape '\\' or payload like ? escape '\\')",
                    pattern(text),
                    pattern(inJson(text)));
        }
        return query;
    }

    private static String index(EventFilter filter) {
        Set<String> types = filter.types();
        if (filter.commandId() != null) {
            return " indexed by events_by_command";
        }
        if (filter.storyKey() != null) {
            return ""; // its ids come from two indexes
        }
        if (types != null && !types.contains(COMMON_TYPE)) {
            return " indexed by events_by_type";
        }
        return filter.batchId() != null ? " indexed by events_by_batch" : "";
    }

    private static void ofStory(Clause query, String story, Range range) {
        query.add(
                " and id in (select id from events indexed by events_by_story"
                        + " where story_key = ? and id between ? and ?"
                        + " union select id from events indexed by events_by_command"
                        + " where command_id in (" + COMMANDS_OF_STORY + ") and id between ? and ?)",
                story,
                range.low(),
                range.high(),
                story,
                range.low(),
                range.high());
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** As the text stands within a JSON text. */
    private static String inJson(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
