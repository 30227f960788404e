package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code structuredPatch} of an edit: one hunk around what changed, with three lines of context. */
final class LinePatch {
    private static final int CONTEXT = 3;

    private LinePatch() {}

    static ArrayNode between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int same = commonStart(old, now);
        int sameAtEnd = commonEnd(old, now, same);
        if (same == old.size() && same == now.size()) {
            return Json.array();
        }
        int first = Math.max(0, same - CONTEXT);
        int oldLast = Math.min(old.size(), old.size() - sameAtEnd + CONTEXT);
        int nowLast = Math.min(now.size(), now.size() - sameAtEnd + CONTEXT);
        ArrayNode lines = Json.array();
        old.subList(first, same).forEach(line -> lines.add(" " + line));
        old.subList(same, old.size() - sameAtEnd).forEach(line -> lines.add("-" + line));
        now.subList(same, now.size() - sameAtEnd).forEach(line -> lines.add("+" + line));
        old.subList(old.size() - sameAtEnd, oldLast).forEach(line -> lines.add(" " + line));
        ObjectNode hunk = Json.object()
                .put("oldStart", first + 1)
                .put("oldLines", oldLast - first)
                .put("newStart", first + 1)
                .put("newLines", nowLast - first);
        hunk.set("lines", lines);
        return Json.array().add(hunk);
    }

    private static int commonStart(List<String> one, List<String> other) {
        int count = 0;
        while (count < one.size() && count < other.size() && one.get(count).equals(other.get(count))) {
            count++;
        }
        return count;
    }

    private static int commonEnd(List<String> one, List<String> other, int taken) {
        int count = 0;
        int most = Math.min(one.size(), other.size()) - taken;
        while (count < most && one.get(one.size() - 1 - count).equals(other.get(other.size() - 1 - count))) {
            count++;
        }
        return count;
    }
}
