package dev.sprintrunner.web.transcript;

import java.util.List;

/**
 * What a stretch of the file says.
 *
 * @param start offset of its first byte
 * @param end   offset of the byte after it
 * @param items none when it tells a reader nothing
 */
record Passage(long start, long end, List<Item> items) {
    Passage {
        items = List.copyOf(items);
    }
}
