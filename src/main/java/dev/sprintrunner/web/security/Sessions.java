package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ApiException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Compares tokens, and makes the cookie that spares a browser from sending it again. Safe for several threads. */
public final class Sessions {
    private final Access access;
    private final FailedAttempts failures;

    /** @param nanoTime a clock that never jumps */
    public Sessions(Access access, LongSupplier nanoTime) {
        this.access = access;
        this.failures = new FailedAttempts(nanoTime);
    }

    /**
     * @param guess what a request carries
     * @throws ApiException 401 when it is not the token, 429 after too many wrong ones
     */
    void require(Optional<String> guess, InetAddress remote) {
        Optional<AccessToken> token = access.requiredToken();
        if (token.isEmpty()) {
            return;
        }
        if (guess.isEmpty()) {
            throw unauthorized("a token is needed; open the address that the server printed when it started");
        }
        if (failures.isBlocked(remote)) {
            throw new ApiException(429, "too_many_attempts", "too many wrong tokens; wait a minute");
        }
        if (!token.get().matches(guess.get())) {
            failures.add(remote);
            throw unauthorized("this is not the token; the server printed it when it started");
        }
    }

    boolean isTokenNeeded() {
        return access.requiredToken().isPresent();
    }

    /** Servers on other ports of this host have cookies of their own. */
    static String cookieName(int port) {
        return "sprint_runner_" + port;
    }

    /** The cookie that carries the token from now on; none where none is needed. */
    Optional<String> cookie(int port) {
        return access.requiredToken().map(token -> cookieName(port) + "=" + token.reveal() + attributes());
    }

    /** Makes a browser forget a cookie of an earlier server. */
    static String noCookie(int port) {
        return cookieName(port) + "=; Max-Age=0" + attributes();
    }

    private static String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict";
    }

    private static ApiException unauthorized(String message) {
        return new ApiException(401, "unauthorized", message);
    }
}
