package dev.sprintrunner.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the dashboard's folder, and of the libraries' folder what the page's import map names, into memory. */
final class FileReader {
    static final String INDEX = "/index.html";
    private static final String LIBRARIES = "/webjars/";
    private static final Pattern LIBRARY = Pattern.compile(LIBRARIES + "([\\w.-]+/[\\w.-]+)/");

    /** Files by their address, and the hash of the page's import map as a Content-Security-Policy names it. */
    record Contents(Map<String, StaticFile> files, Optional<String> importMapHash) {
        Contents {
            files = Map.copyOf(files);
        }

        /** The same, each file ready to be sent in gzip too. */
        Contents withPacked() {
            Map<String, StaticFile> packed = new TreeMap<>(files);
            packed.replaceAll((address, file) -> file.withPacked());
            return new Contents(packed, importMapHash);
        }
    }

    private FileReader() {}

    /**
     * @param pages     holds {@code index.html}; its address is {@code /}
     * @param libraries holds {@code <name>/<version>/…}; its address is {@code /webjars/}
     * @throws IllegalStateException when the page names a library that is not there
     */
    static Contents read(Path pages, Path libraries) throws IOException {
        Map<String, StaticFile> files = new TreeMap<>(below(pages, "/", false));
        StaticFile index = files.get(INDEX);
        if (index == null) {
            throw new IllegalStateException("the dashboard is incomplete: " + pages + " has no index.html");
        }
        files.put("/", index);
        Optional<ImportMap> importMap = ImportMap.of(index.text());
        List<String> addresses = importMap.map(ImportMap::addresses).orElse(List.of());
        for (String library :
                addresses.stream().flatMap(address -> library(address).stream()).collect(Collectors.toSet())) {
            files.putAll(below(libraries.resolve(library), LIBRARIES + library + "/", true));
        }
        addresses.forEach(address -> requireServed(address, files));
        return new Contents(files, importMap.map(ImportMap::hash));
    }

    /** {@code lit-html/3.3.2} of {@code /webjars/lit-html/3.3.2/directives/}. */
    private static Optional<String> library(String address) {
        Matcher parts = LIBRARY.matcher(address);
        return parts.lookingAt() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private static void requireServed(String address, Map<String, StaticFile> files) {
        boolean served = address.endsWith("/")
                ? files.keySet().stream().anyMatch(path -> path.startsWith(address))
                : files.containsKey(address);
        if (!served) {
            throw new IllegalStateException("the dashboard is incomplete: its import map names " + address
                    + ", which is not there; compare the versions in index.html with those of the build");
        }
    }

    private static Map<String, StaticFile> below(Path folder, String prefix, boolean forever) throws IOException {
        Map<String, StaticFile> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Optional<String> mediaType = MediaTypes.of(file.getFileName().toString());
                if (mediaType.isPresent()) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    files.put(prefix + path, StaticFile.of(Files.readAllBytes(file), mediaType.get(), forever));
                }
            }
        }
        return files;
    }
}
