package dev.sprintrunner.dashboard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The dashboard's modules, and which of them each one imports. */
public final class ModuleGraph {
    private static final String MAIN = "/js/main.js";

    /** Modules that main.js imports at once, but does not wait for; in the order of their importance. */
    private static final List<String> FIRST_VIEW =
            List.of(MAIN, "/js/views/run/run-view.js", "/js/surroundings.js", "/js/views/run/event-log.js");

    private static final Pattern IMPORT_MAP = Pattern.compile("type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STATIC_IMPORT =
            Pattern.compile("(?:^|[;\\n}])(?:import|export)(?:[^'\"();]*?from)?\\s*[\"']([^\"']+)[\"']");
    private static final Pattern LATER_IMPORT = Pattern.compile("\\bimport\\(\\s*\"([^\"]+)\"");

    private final Path root;
    private final String page;
    private final Map<String, String> names;

    private ModuleGraph(Path root) throws IOException {
        this.root = root;
        this.page = Files.readString(root.resolve("dashboard-static/index.html"));
        Matcher map = IMPORT_MAP.matcher(page);
        if (!map.find()) {
            throw new IllegalStateException("index.html has no import map");
        }
        names = new ObjectMapper()
                .convertValue(new ObjectMapper().readTree(map.group(1)).path("imports"), new TypeReference<>() {});
    }

    /** Of the files that the build has put together. */
    public static ModuleGraph ofProgram() throws IOException {
        URL index = ModuleGraph.class.getClassLoader().getResource("dashboard-static/index.html");
        try {
            return new ModuleGraph(Path.of(index.toURI()).resolve("../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the page. */
    public String page() {
        return page;
    }

    /** What the browser must have before the first line runs, in the order it is come upon: address and file. */
    public Map<String, Path> atStart() throws IOException {
        return reached(List.of(STATIC_IMPORT), List.of(MAIN));
    }

    /** Besides, what the first view is made of. */
    public Map<String, Path> atOnce() throws IOException {
        return reached(List.of(STATIC_IMPORT), FIRST_VIEW);
    }

    /** Besides, what is imported later. */
    public Map<String, Path> inAll() throws IOException {
        return reached(List.of(STATIC_IMPORT, LATER_IMPORT), List.of(MAIN));
    }

    private Map<String, Path> reached(List<Pattern> imports, List<String> from) throws IOException {
        Map<String, Path> found = new LinkedHashMap<>();
        for (String start : from) {
            Deque<String> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                String address = open.remove();
                if (found.containsKey(address)) {
                    continue;
                }
                Path file = file(address);
                found.put(address, file);
                String text = Files.readString(file);
                for (Pattern pattern : imports) {
                    pattern.matcher(text).results().forEach(match -> open.add(address(match.group(1), address)));
                }
            }
        }
        return found;
    }

    private String address(String specifier, String from) {
        if (specifier.startsWith(".")) {
            return URI.create(from).resolve(specifier).toString();
        }
        if (names.containsKey(specifier)) {
            return names.get(specifier);
        }
        return names.entrySet().stream()
                .filter(name -> name.getKey().endsWith("/") && specifier.startsWith(name.getKey()))
                .map(name -> name.getValue() + specifier.substring(name.getKey().length()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(from + " imports " + specifier + ", which has no address"));
    }

    private Path file(String address) {
        String folder = address.startsWith("/webjars/") ? "META-INF/resources" : "dashboard-static";
        return root.resolve(folder + address);
    }

    public static long bytes(Map<String, Path> modules) throws IOException {
        long bytes = 0;
        for (Path file : modules.values()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** As gzip makes them, one by one. */
    public static long compressed(Map<String, Path> modules) throws IOException {
        long bytes = 0;
        for (Path file : modules.values()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                Files.copy(file, gzip);
            }
            bytes += packed.size();
        }
        return bytes;
    }
}
