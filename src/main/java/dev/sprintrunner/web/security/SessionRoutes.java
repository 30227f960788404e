package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.JsonBody;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** {@code POST /api/session {"token"}}: signs a browser in that could not open the address with the token. */
public final class SessionRoutes implements Routes {
    static final String PATH = "/api/session";

    private final Sessions sessions;

    public SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::open);
    }

    private void open(Context request) throws UnknownHostException {
        String guess = JsonBody.object(request).path("token").textValue();
        if (guess == null) {
            throw ApiException.badRequest("token: it must be a text");
        }
        sessions.require(Optional.of(guess), InetAddress.getByName(request.req().getRemoteAddr()));
        sessions.cookie(request.req().getLocalPort()).ifPresent(cookie -> request.header("Set-Cookie", cookie));
        request.status(HttpStatus.NO_CONTENT);
    }
}
