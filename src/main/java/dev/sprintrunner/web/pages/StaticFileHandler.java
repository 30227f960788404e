package dev.sprintrunner.web.pages;

import dev.sprintrunner.web.pages.StaticFile.Body;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/** Serves the dashboard's files where no route matches. */
public final class StaticFileHandler implements ResourceHandler {
    private final StaticFiles files;

    public StaticFileHandler(StaticFiles files) {
        this.files = files;
    }

    @Override
    public boolean canHandle(Context request) {
        return files.find(request.path()).isPresent();
    }

    @Override
    public boolean handle(Context request) {
        Optional<StaticFile> found = files.find(request.path());
        found.ifPresent(file -> answer(request, file));
        return found.isPresent();
    }

    private static void answer(Context request, StaticFile file) {
        Optional<Body> packed = file.packed().filter(body -> Gzip.isAccepted(request.header("Accept-Encoding")));
        Body body = packed.orElse(file.body());
        request.header("ETag", body.etag()).header("Cache-Control", file.cacheControl());
        if (file.packed().isPresent()) {
            request.header("Vary", "Accept-Encoding");
        }
        String known = request.header("If-None-Match");
        if (known != null && body.isKnownTo(known)) {
            request.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        packed.ifPresent(coded -> request.header("Content-Encoding", Gzip.NAME));
        request.contentType(file.mediaType()).result(body.content());
    }

    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        return false; // folders are not Javalin's to serve
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context request) {
        return Set.of();
    }
}
