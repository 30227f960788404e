package dev.sprintrunner.web.transcript;

import java.util.ArrayList;
import java.util.List;

/** Collects items until there are enough of them. */
final class PageBuilder {
    private static final int MAX_WEIGHT = 1 << 20;

    private final int limit;
    private final List<Page.Entry> entries = new ArrayList<>();
    private Cursor next;
    private int weight;
    private boolean closed;

    PageBuilder(Cursor after, int limit) {
        this.next = after;
        this.limit = limit;
    }

    Cursor next() {
        return next;
    }

    boolean isFull() {
        return entries.size() >= limit || weight >= MAX_WEIGHT;
    }

    /** Takes what fits, and of the passage that the reader begins in what was not read before; then nothing more. */
    void add(Passage passage) {
        if (closed) {
            return;
        }
        int from = passage.start() == next.offset() ? next.items() : 0;
        for (int i = from; i < passage.items().size(); i++) {
            if (isFull()) {
                closed = true;
                return;
            }
            add(Cursor.after(passage, i), passage.items().get(i));
        }
        next = new Cursor(passage.end(), 0);
    }

    void add(Cursor cursor, Item item) {
        entries.add(new Page.Entry(cursor.toString(), item));
        weight += item.weight();
        next = cursor;
    }

    void skipTo(long offset) {
        next = new Cursor(offset, 0);
    }

    Page page(boolean complete, long skippedBytes) {
        return new Page(entries, next.toString(), complete, skippedBytes);
    }
}
