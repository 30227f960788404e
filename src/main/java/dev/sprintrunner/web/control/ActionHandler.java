package dev.sprintrunner.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.ErrorMapping;
import dev.sprintrunner.workflow.StopMode;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/** Carries out what a client asks for, by route or by WebSocket. Safe for use by several threads. */
public final class ActionHandler {
    private static final String ACTION = "action";
    private static final String REF = "ref";
    private static final String BATCH_ID = "batch_id";

    private final Control control;
    private final ActionReader reader;

    /** @param defaultMaxCycles holds when a start names no number */
    public ActionHandler(Control control, IntSupplier defaultMaxCycles) {
        this.control = control;
        this.reader = new ActionReader(defaultMaxCycles);
    }

    /**
     * Carries out a message such as {@code {"action": "start", "max_cycles": 3, "ref": 7}}.
     *
     * @return the payload of the answer: {@code action}, {@code ref} where there was one, and what came of it
     * @throws ApiException that says why not
     */
    public ObjectNode handle(JsonNode message) {
        String name = message.path(ACTION).textValue();
        if (!(message instanceof ObjectNode fields) || name == null) {
            throw ApiException.badRequest("action: it must be start, stop, resume, try_now or ping");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(ACTION, name);
        if (fields.has(REF)) {
            answer.set(REF, fields.get(REF));
        }
        return answer.setAll(carryOut(name, fields.deepCopy().without(Set.of(ACTION, REF))));
    }

    /** @return what came of it */
    ObjectNode carryOut(String name, ObjectNode fields) {
        try {
            return carryOut(reader.read(name, fields));
        } catch (EngineException | ProjectException | SprintStatusException | StoreException e) {
            throw ErrorMapping.explain(e).orElseThrow(() -> e);
        }
    }

    private ObjectNode carryOut(Action action) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (action instanceof Action.Start start) {
            return result.put(BATCH_ID, control.start(start.request()));
        }
        if (action instanceof Action.Resume resume) {
            control.resume(resume.batchId());
            return result.put(BATCH_ID, resume.batchId());
        }
        if (action instanceof Action.Stop stop) {
            requireRunning(control.stop(stop.mode()));
            return result.put("mode", word(stop.mode()));
        }
        requireRunning(control.tryNow());
        return result;
    }

    private static void requireRunning(boolean running) {
        if (!running) {
            throw ApiException.conflict("no batch is running");
        }
    }

    private static String word(StopMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
