package dev.sprintrunner.web.sprint;

import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.FileStamp;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.store.Jdbc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the sprint-status file changes, appears or goes, by looking at its time and size each second: that works
 * on every system and file system. Tells of each change once, and of none that was told by whoever made it.
 */
public final class SprintFileWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SprintFileWatcher.class);
    private static final int LOOK_ENDS_SECONDS = 5;
    private static final String LAST_TOLD =
            "select timestamp from events where event_type = 'sprint:changed' order by id desc limit 1";

    private final Supplier<Project> project;
    private final Recorder recorder;
    private final Announcer announcer;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "sprint-file-watcher");
        made.setDaemon(true);
        return made;
    });
    private @Nullable ScheduledFuture<?> looking;
    private @Nullable Seen seen;
    private String warned = "";

    /** @param stamp empty where there is no file */
    private record Seen(Optional<Path> file, Optional<FileStamp> stamp, long at) {}

    public SprintFileWatcher(Supplier<Project> project, Recorder recorder, Announcer announcer, Clock clock) {
        this.project = project;
        this.recorder = recorder;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** What is there now is no change. */
    public void start() {
        lookCarefully();
        looking = thread.scheduleWithFixedDelay(this::lookCarefully, 1, 1, TimeUnit.SECONDS);
    }

    private void lookCarefully() {
        try {
            look();
            warned = "";
        } catch (RuntimeException e) {
            // why: a task that throws would never run again, and the next look may succeed
            if (!e.toString().equals(warned)) {
                warned = e.toString();
                log.warn("The sprint-status file cannot be watched: {}", warned);
            }
        }
    }

    /** One look; the first one only remembers. */
    synchronized void look() {
        Seen before = seen;
        long at = clock.millis();
        Optional<Path> file = before == null ? Optional.empty() : before.file();
        Optional<FileStamp> stamp = file.flatMap(SprintFileWatcher::stamp);
        if (stamp.isEmpty()) {
            file = project.get().statusFile().file();
            stamp = file.flatMap(SprintFileWatcher::stamp);
        }
        seen = new Seen(file, stamp, at);
        if (before != null && !stamp.equals(before.stamp()) && !isTold(before.at(), stamp)) {
            announcer.sprintChanged(
                    stamp.isEmpty() ? "the sprint-status file is gone" : "the sprint-status file has changed");
        }
    }

    /** Whoever makes a change tells of it afterwards: later than the last look, and not before the file's own time. */
    private boolean isTold(long lastLook, Optional<FileStamp> stamp) {
        long changedAt = stamp.map(now -> now.modified().toMillis()).orElse(lastLook);
        return recorder.read(SprintFileWatcher::lastTold)
                .filter(told -> told > lastLook && told >= changedAt)
                .isPresent();
    }

    private static Optional<Long> lastTold(Jdbc jdbc) {
        return jdbc.queryOne(LAST_TOLD, row -> row.getLong(1));
    }

    private static Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(FileStamp.of(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        ScheduledFuture<?> started = looking;
        if (started != null) {
            started.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LOOK_ENDS_SECONDS, TimeUnit.SECONDS)) {
                log.warn("A look at the sprint-status file does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
