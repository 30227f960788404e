package dev.sprintrunner.web.live;

import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.EventLog.Event;
import java.util.ArrayList;
import java.util.List;

/** Events as if in a database. */
final class MemoryEvents implements EventSource {
    final List<Event> events = new ArrayList<>();
    final List<Long> reads = new ArrayList<>();
    boolean broken;

    MemoryEvents(long newest) {
        events.addAll(SomeEvent.recorded(1, newest));
    }

    @Override
    public void addListener(EventListener listener) {}

    @Override
    public void removeListener(EventListener listener) {}

    @Override
    public long newestId() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).id();
    }

    @Override
    public List<Event> after(long id, int limit) {
        reads.add(id);
        if (broken) {
            throw new IllegalStateException("disk I/O error");
        }
        return events.stream().filter(event -> event.id() > id).limit(limit).toList();
    }
}
