package dev.sprintrunner.web.pages;

import dev.sprintrunner.web.pages.FileReader.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The files of the dashboard by their address. A request's path is looked up among those that were found, never
 * resolved: no path from outside reaches a file system.
 */
public final class StaticFiles {
    private static final String PAGES = "dashboard-static";
    private static final String LIBRARIES = "META-INF/resources/webjars";

    private final Supplier<Contents> contents;

    private StaticFiles(Supplier<Contents> contents) {
        this.contents = contents;
    }

    /** Those in the program, read once. */
    public static StaticFiles ofProgram() {
        String index = PAGES + FileReader.INDEX;
        URL found = StaticFiles.class.getClassLoader().getResource(index);
        if (found == null) {
            throw new IllegalStateException("the program is incomplete: " + index + " is missing from it");
        }
        try {
            return beside(found.toURI());
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the program's own files cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Those of two folders, read once.
     *
     * @param pages     holds {@code index.html}, which is served as {@code /}
     * @param libraries holds {@code <name>/<version>/…}, served below {@code /webjars/} as far as the import map of
     *                  {@code index.html} names them
     */
    public static StaticFiles of(Path pages, Path libraries) throws IOException {
        return inMemory(FileReader.read(pages, libraries).withPacked());
    }

    /** Those of two folders, read afresh for each request and sent as they are: for work on the dashboard. */
    public static StaticFiles fresh(Path pages, Path libraries) {
        return new StaticFiles(() -> {
            try {
                return FileReader.read(pages, libraries);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The addresses that are served. */
    public Set<String> addresses() {
        return contents.get().files().keySet();
    }

    /** The hash of the page's import map, as the Content-Security-Policy names it; empty when it has none. */
    public Optional<String> importMapHash() {
        return contents.get().importMapHash();
    }

    Optional<StaticFile> find(String path) {
        return Optional.ofNullable(contents.get().files().get(path));
    }

    private static StaticFiles inMemory(Contents contents) {
        return new StaticFiles(() -> contents);
    }

    /** Pages and libraries lie in the same JAR or folder of classes. */
    static StaticFiles beside(URI index) throws IOException {
        if (!index.getScheme().equals("jar")) {
            return below(Path.of(index).resolve("../..").normalize());
        }
        String jar = index.getRawSchemeSpecificPart();
        try (FileSystem inside = FileSystems.newFileSystem(Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))))) {
            return below(inside.getPath("/"));
        }
    }

    private static StaticFiles below(Path root) throws IOException {
        return of(root.resolve(PAGES), root.resolve(LIBRARIES));
    }
}
