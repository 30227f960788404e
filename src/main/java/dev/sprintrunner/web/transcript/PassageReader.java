package dev.sprintrunner.web.transcript;

import java.util.List;

/** Makes passages of a file's bytes, in bounded memory. They follow one another without a gap. */
interface PassageReader {

    /** Takes the next bytes and gives the passages they completed. */
    List<Passage> feed(byte[] bytes, int length);

    /**
     * No more bytes are there now.
     *
     * @param finished nor will there ever be
     */
    List<Passage> atEnd(boolean finished);
}
