package dev.sprintrunner.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a server; {@code --host} and {@code --token} tell who may reach it. */
final class ServerOptions {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int SHORTEST_TOKEN = 16;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "the address to listen at; else 127.0.0.1, which only this machine reaches")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "the port; 0 takes a free one; else server_port of the settings (8080)")
    private @Nullable Integer port;

    @Option(
            names = "--token",
            paramLabel = "TEXT",
            description = "what others must show when --host lets other machines in; else one is made and printed")
    private @Nullable String token;

    @Option(names = "--open", description = "open the dashboard in a browser")
    private boolean open;

    boolean open() {
        return open;
    }

    boolean given() {
        return host != null || port != null || token != null || open;
    }

    /** @throws CliException naming the option that cannot be meant */
    ServerRequest request(String command, boolean autoResume, boolean demo) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new CliException("--port " + port + " is no port; give a number from 0 to 65535");
        }
        if (token != null && (token.length() < SHORTEST_TOKEN || !token.matches("[A-Za-z0-9._~-]+"))) {
            throw new CliException("--token must be at least " + SHORTEST_TOKEN
                    + " characters of letters, digits and . _ ~ -; leave it out to have one made");
        }
        return new ServerRequest(
                command,
                host == null ? LOOPBACK : host,
                Optional.ofNullable(port),
                Optional.ofNullable(token),
                autoResume,
                demo);
    }
}
