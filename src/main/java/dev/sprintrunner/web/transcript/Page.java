package dev.sprintrunner.web.transcript;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Some items of a transcript, in order.
 *
 * @param next         where to go on
 * @param complete     whether the command has ended and all of it was read
 * @param skippedBytes what stands before the first of these and was left out on wish
 */
record Page(List<Entry> items, String next, boolean complete, long skippedBytes) {
    Page {
        items = List.copyOf(items);
    }

    /** @param cursor after this item; no two items of a transcript have the same */
    record Entry(String cursor, @JsonUnwrapped Item item) {}
}
