package dev.sprintrunner.store;

/** What a commit survives. */
public enum Durability {
    /** The end of the process; after a power cut the last of these may be missing. For what is only shown. */
    PROCESS("normal"),
    /** A power cut too: on the disk before the commit returns. For what the program acts on. */
    POWER("full");

    private final String synchronous;

    Durability(String synchronous) {
        this.synchronous = synchronous;
    }

    String pragma() {
        return "pragma synchronous = " + synchronous;
    }
}
