package dev.sprintrunner.engine;

import dev.sprintrunner.store.EventLog.Event;
import java.nio.file.Path;
import java.time.Clock;

/** A runner in a process of its own, to be killed by a test. Prints each event on a line, and how the batch ended. */
final class RunnerMain {
    private RunnerMain() {}

    /** @param arguments the project, and the batch to go on with or nothing for a new one */
    public static void main(String[] arguments) throws Exception {
        TestEngine engine = TestEngine.open(Path.of(arguments[0]), Clock.systemUTC(), Shortly.retried());
        engine.listen(event -> System.out.println(line(event)));
        long id;
        if (arguments.length > 1) {
            id = Long.parseLong(arguments[1]);
            engine.orchestrator.resume(id);
        } else {
            id = engine.start();
        }
        System.out.println("end " + engine.orchestrator.await(id).status());
        engine.close();
    }

    private static String line(Event event) {
        return String.join(
                " ",
                event.type(),
                String.valueOf(event.command()),
                String.valueOf(event.taskId()),
                String.valueOf(event.status()));
    }
}
