package dev.sprintrunner.web.live;

import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import java.util.List;

/** The events of the database. */
final class RecordedEvents implements EventSource {
    private final Recorder recorder;
    private final EventLog log = new EventLog();

    RecordedEvents(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void addListener(EventListener listener) {
        recorder.addListener(listener);
    }

    @Override
    public void removeListener(EventListener listener) {
        recorder.removeListener(listener);
    }

    @Override
    public long newestId() {
        return recorder.read(jdbc -> jdbc.number("select coalesce(max(id), 0) from events"));
    }

    @Override
    public List<Event> after(long id, int limit) {
        return recorder.read(jdbc -> log.after(jdbc, id, limit));
    }
}
