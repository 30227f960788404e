package dev.sprintrunner.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where, under which names and with which token the server can be reached.
 *
 * @param host    as the user named it: an address or a name of this machine
 * @param address what it means
 * @param names   further names of this machine that a browser may use
 * @param token   needed beyond loopback, possible on it
 */
public record Access(
        String host,
        InetAddress address,
        Set<String> names,
        @Nullable AccessToken token) {
    public Access {
        names = Set.copyOf(names);
        if (token == null && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("beyond this machine a token is needed");
        }
    }

    /**
     * Makes a token where one is needed and none is given.
     *
     * @throws IllegalArgumentException when {@code host} is no address of this machine's network, with the mend
     */
    public static Access of(String host, Set<String> names, @Nullable AccessToken given, SecureRandom random) {
        InetAddress address = resolve(host);
        boolean make = given == null && !address.isLoopbackAddress();
        return new Access(host, address, names, make ? AccessToken.random(random) : given);
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "the host " + host + " is not known; choose 127.0.0.1, or an address of this machine", e);
        }
    }

    Optional<AccessToken> requiredToken() {
        return Optional.ofNullable(token);
    }
}
