package dev.sprintrunner.sprint;

import java.util.ArrayList;
import java.util.List;

/** Collects warnings with file and line, and stops at a number that somebody can still read. */
final class Warnings {
    private static final int MAX = 100;

    private final String fileName;
    private final List<String> texts = new ArrayList<>();
    private int total;

    Warnings(String fileName) {
        this.fileName = fileName;
    }

    void add(int line, String text) {
        total++;
        if (texts.size() < MAX) {
            texts.add(fileName + ":" + line + ": " + text);
        }
    }

    List<String> toList() {
        if (total == texts.size()) {
            return List.copyOf(texts);
        }
        List<String> all = new ArrayList<>(texts);
        all.add(fileName + ": and " + (total - texts.size()) + " more warnings");
        return List.copyOf(all);
    }
}
