package dev.sprintrunner.web.live;

/** Whether a client still answers: every ping should have brought some bytes by the next one. */
final class Liveness {
    private static final int SILENT_BEATS = 3;

    private long received = -1;
    private int silent;

    /**
     * Called at each heartbeat.
     *
     * @param bytesReceived from the client so far
     * @return whether the client is still taken to be there
     */
    boolean beat(long bytesReceived) {
        silent = bytesReceived == received ? silent + 1 : 0;
        received = bytesReceived;
        return silent < SILENT_BEATS;
    }
}
