package dev.sprintrunner.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The documents a project was planned with: whole files, or folders of parts ("sharded"). */
public final class PlanningDocuments {
    /** About epics, but written later and for something else. */
    private static final Pattern NOT_EPICS =
            Pattern.compile("tech-spec|context|retro|report|readiness|validation|review");

    private final List<Path> folders;

    public PlanningDocuments(Project project) {
        Set<Path> places = new LinkedHashSet<>();
        places.add(project.folders().planning());
        places.add(project.folders().output());
        places.add(project.root().resolve("docs"));
        this.folders = List.copyOf(places);
    }

    /** The architecture, whole or in parts; of the first folder that has it. */
    public List<Path> architecture() throws IOException {
        return named("architecture");
    }

    /** The product requirements. */
    public List<Path> prd() throws IOException {
        return named("prd");
    }

    /** The user experience design. */
    public List<Path> ux() throws IOException {
        return named("ux");
    }

    /** The files that describe epics; whole ones first, {@code epics.md} at their head, an index last. */
    List<Path> epics() throws IOException {
        return named("epic").stream()
                .filter(file -> !NOT_EPICS.matcher(name(file)).find())
                .sorted(Comparator.comparing(file -> name(file).equals("index.md")))
                .toList();
    }

    private List<Path> named(String word) throws IOException {
        for (Path folder : folders) {
            List<Path> found = in(folder, word);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Path> in(Path folder, String word) throws IOException {
        List<Path> whole = new ArrayList<>();
        List<Path> parts = new ArrayList<>();
        Pattern name = Pattern.compile("(?<![a-z])" + word + "s?(?![a-z])");
        for (Path entry : BoundedFiles.list(folder)) {
            if (!name.matcher(name(entry)).find()) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                BoundedFiles.list(entry).stream()
                        .filter(PlanningDocuments::isMarkdown)
                        .forEach(parts::add);
            } else if (isMarkdown(entry)) {
                whole.add(entry);
            }
        }
        whole.sort(Comparator.comparingInt(file -> name(file).length()));
        whole.addAll(parts);
        return whole;
    }

    private static boolean isMarkdown(Path file) {
        return name(file).endsWith(".md") && Files.isRegularFile(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
