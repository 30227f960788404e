package dev.sprintrunner.engine;

import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.project.SprintStatusFile.Snapshot;
import dev.sprintrunner.sprint.EpicEntry;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.StatusChange;
import dev.sprintrunner.workflow.StoryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sprint-status file during a batch. Keeps the last good copy, puts it back when an agent broke the file, and tells
 * what others have written.
 */
final class StatusKeeper {
    private final SprintStatusFile file;
    private final Path broken;
    private final Consumer<String> warn;
    private @Nullable Snapshot lastGood;

    /** @param broken where a file that had to be replaced is kept for whoever wants to look into it */
    StatusKeeper(SprintStatusFile file, Path broken, Consumer<String> warn) {
        this.file = file;
        this.broken = broken;
        this.warn = warn;
    }

    /**
     * What the file says now.
     *
     * @throws EngineException when it is refused or gone
     */
    SprintStatus read() {
        try {
            Snapshot snapshot = file.read();
            Optional<String> refusal = snapshot.status().refusalText();
            if (refusal.isPresent()) {
                throw new EngineException(refusal.get());
            }
            lastGood = snapshot;
            return snapshot.status();
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw new EngineException(file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    void write(StatusChange change) {
        try {
            lastGood = file.setStatus(change.key(), change.status().text());
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw new EngineException(file.path() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private EngineException gone(NoSuchFileException cause) {
        return new EngineException(file.path() + " is gone; restore it, then resume", cause);
    }

    /** After a command: what others have written about the cycle's stories, with a broken file put right first. */
    List<Fact> readBack(CycleState cycle) {
        SprintStatus status = isUsable(cycle) ? read() : restored();
        List<Fact> seen = new ArrayList<>();
        for (StoryState story : cycle.stories()) {
            status.story(story.key())
                    .map(StoryEntry::statusClass)
                    .filter(now -> now != story.fileStatus())
                    .ifPresent(now -> seen.add(new Fact.StatusSeen(story.key(), now)));
        }
        String epicKey = cycle.epicKey();
        if (epicKey != null) {
            epicStatus(status, epicKey)
                    .filter(now -> now != cycle.epicStatus())
                    .ifPresent(now -> seen.add(new Fact.StatusSeen(epicKey, now)));
        }
        return seen;
    }

    /** Usable is a file that is not refused and still has the stories that are being worked on. */
    private boolean isUsable(CycleState cycle) {
        try {
            SprintStatus status = file.read().status();
            return status.refusal().isEmpty()
                    && cycle.stories().stream()
                            .allMatch(story -> status.story(story.key()).isPresent());
        } catch (IOException e) {
            return false;
        }
    }

    private SprintStatus restored() {
        Snapshot copy = lastGood;
        if (copy == null) {
            return read();
        }
        try {
            Optional<byte[]> found = file.restore(copy.content());
            if (found.isPresent()) {
                Files.write(broken, found.get());
                warn.accept(file.path() + " was broken by an agent and has been restored; what it had written is in "
                        + broken);
            } else {
                warn.accept(file.path() + " was removed by an agent and has been restored");
            }
            return read();
        } catch (IOException e) {
            throw new EngineException(file.path() + " is broken and cannot be restored: " + e.getMessage(), e);
        }
    }

    private static Optional<StatusClass> epicStatus(SprintStatus status, String key) {
        return status.epic(key).map(EpicEntry::statusClass);
    }
}
