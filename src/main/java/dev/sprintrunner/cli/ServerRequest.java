package dev.sprintrunner.cli;

import java.util.Optional;

/**
 * How a server is wanted.
 *
 * @param command    how the program was called, for whoever finds the project taken
 * @param host       the address to listen at
 * @param port       0 takes a free one; empty means what the settings say
 * @param token      what requests must show when the address is reached from other machines; empty makes one up there
 * @param autoResume whether an interrupted batch goes on at once
 * @param demo       whether the dashboard says that all is only played
 */
public record ServerRequest(
        String command,
        String host,
        Optional<Integer> port,
        Optional<String> token,
        boolean autoResume,
        boolean demo) {}
