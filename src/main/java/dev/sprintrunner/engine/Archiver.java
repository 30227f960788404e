package dev.sprintrunner.engine;

import dev.sprintrunner.project.StoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Moves the files of done stories to the archive folder and deletes their discovery files. */
final class Archiver {
    private Archiver() {}

    static void archive(BatchScene scene, List<String> stories) throws IOException {
        Path archive = scene.project().folders().archive();
        StoryFiles files = StoryFiles.list(scene.project(), scene.status());
        for (String key : stories) {
            move(files.story(key), archive);
            move(files.techSpec(key), archive);
            Optional<Path> discovery = files.discovery(key);
            if (discovery.isPresent()) {
                Files.deleteIfExists(discovery.get());
            }
        }
    }

    private static void move(Optional<Path> file, Path archive) throws IOException {
        if (file.isPresent()) {
            Files.createDirectories(archive);
            Files.move(
                    file.get(),
                    archive.resolve(file.get().getFileName().toString()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
