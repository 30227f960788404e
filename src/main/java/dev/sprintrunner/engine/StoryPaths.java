package dev.sprintrunner.engine;

import dev.sprintrunner.project.StoryFiles;
import java.nio.file.Path;

/** A story's files: the one that is there, else where it is to be written. */
final class StoryPaths {
    private StoryPaths() {}

    static Path story(StoryFiles files, String key) {
        return files.story(key).orElseGet(() -> files.newStory(key));
    }

    static Path discovery(StoryFiles files, String key) {
        return files.discovery(key).orElseGet(() -> files.newDiscovery(key));
    }

    static Path techSpec(StoryFiles files, String key) {
        return files.techSpec(key).orElseGet(() -> files.newTechSpec(key));
    }
}
