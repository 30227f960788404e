package dev.sprintrunner.web.health;

import dev.sprintrunner.doctor.Check;
import dev.sprintrunner.doctor.Doctor;
import dev.sprintrunner.doctor.DoctorFacts;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/doctor}: the preflight. It starts programs, so one runs at a time and its answer is kept a while. */
public final class DoctorRoutes implements Routes {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Probe probe;
    private final LongSupplier nanoTime;
    private @Nullable Answer latest;
    private long lookedAt;

    /** Finds out what the doctor judges. */
    @FunctionalInterface
    public interface Probe {
        DoctorFacts look() throws IOException;
    }

    /** @param worst level of the checks */
    private record Answer(List<Line> checks, String worst) {
        static Answer of(List<Check> checks) {
            return new Answer(
                    checks.stream().map(Line::of).toList(), Check.worst(checks).text());
        }
    }

    private record Line(
            String name,
            String level,
            String message,
            @Nullable String mend) {
        static Line of(Check check) {
            return new Line(
                    check.name(),
                    check.level().text(),
                    check.message(),
                    check.mend().isEmpty() ? null : check.mend());
        }
    }

    /** @param nanoTime a clock that never jumps */
    public DoctorRoutes(Probe probe, LongSupplier nanoTime) {
        this.probe = probe;
        this.nanoTime = nanoTime;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/doctor", request -> request.json(answer()));
    }

    /** Whoever asks meanwhile waits for the same answer. */
    private synchronized Answer answer() {
        Answer kept = latest;
        if (kept != null && nanoTime.getAsLong() - lookedAt < KEPT.toNanos()) {
            return kept;
        }
        try {
            Answer fresh = Answer.of(Doctor.run(probe.look()));
            latest = fresh;
            lookedAt = nanoTime.getAsLong();
            return fresh;
        } catch (IOException e) {
            throw new ApiException(503, "doctor_failed", "the checks could not be made: " + e.getMessage());
        }
    }
}
