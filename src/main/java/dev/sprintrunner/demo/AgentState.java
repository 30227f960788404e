package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the simulated agent remembers from run to run, in a folder of the project that git ignores. */
final class AgentState {
    private static final String FOLDER = ".simulated-agent";

    private final Path folder;

    private AgentState(Path folder) {
        this.folder = folder;
    }

    static AgentState in(Path project) throws IOException {
        Path folder = project.resolve(FOLDER);
        Files.createDirectories(folder.resolve("sessions"));
        Files.writeString(folder.resolve(".gitignore"), "*\n");
        return new AgentState(folder);
    }

    /**
     * A conversation that can be resumed.
     *
     * @param command the first line of its first prompt
     * @param models  what it has used so far, by model
     */
    record Session(String command, long apiMillis, Map<String, ModelUsage> models) {
        Session {
            models = Map.copyOf(models);
        }

        Session plus(long moreApiMillis, String model, ModelUsage usage) {
            Map<String, ModelUsage> sum = new TreeMap<>(models);
            sum.merge(model, usage, ModelUsage::plus);
            return new Session(command, apiMillis + moreApiMillis, sum);
        }
    }

    Optional<Session> session(String id) throws IOException {
        Path file = sessionFile(id);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode json = Json.parse(Files.readString(file));
        Map<String, ModelUsage> models = new TreeMap<>();
        json.path("models").forEachEntry((model, usage) -> models.put(model, ModelUsage.fromJson(usage)));
        return Optional.of(
                new Session(json.path("command").asText(), json.path("api_ms").asLong(), models));
    }

    void save(String id, Session session) throws IOException {
        ObjectNode json = Json.object().put("command", session.command()).put("api_ms", session.apiMillis());
        ObjectNode models = json.putObject("models");
        new TreeMap<>(session.models()).forEach((model, usage) -> models.set(model, usage.toJson(model)));
        Path file = sessionFile(id);
        Path fresh = file.resolveSibling(id + ".new");
        Files.writeString(fresh, Json.write(json));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    int sessionCount() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
            return (int) files.count();
        }
    }

    /** True the first time it is asked for this name, ever. */
    boolean firstTime(String name) throws IOException {
        try {
            Files.createFile(folder.resolve(name));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private Path sessionFile(String id) {
        return folder.resolve("sessions").resolve(id + ".json");
    }
}
