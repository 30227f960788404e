package dev.sprintrunner.web.events;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.EventMessage;
import dev.sprintrunner.web.api.QueryNumbers;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code GET /api/events}. */
public final class EventRoutes implements Routes {
    private static final Duration BUDGET = Duration.ofMillis(250);

    private final Recorder recorder;
    private final EventLog log = new EventLog();
    private final EventPages pages;

    /** @param nanoTime a clock that never jumps */
    public EventRoutes(Recorder recorder, LongSupplier nanoTime) {
        this.recorder = recorder;
        this.pages = new EventPages(nanoTime, BUDGET);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/events", request -> request.json(answer(request)));
    }

    private EventPage answer(Context request) {
        Long id = QueryNumbers.optional(request, "id");
        if (id != null) {
            return new EventPage(List.of(whole(id)), false, null);
        }
        EventQuery query = EventQuery.of(request);
        return recorder.snapshot(jdbc -> pages.find(jdbc, query));
    }

    private EventMessage whole(long id) {
        return recorder.read(jdbc -> log.find(jdbc, id))
                .map(EventMessage::whole)
                .orElseThrow(() -> ApiException.notFound("there is no event " + id));
    }
}
