package dev.sprintrunner.web.live;

/** Why a connection ends, as RFC 6455 and the IANA registry number it. */
enum CloseCode {
    GOING_AWAY(1001),
    REFUSED(1008),
    SERVER_ERROR(1011),
    TRY_AGAIN_LATER(1013);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
