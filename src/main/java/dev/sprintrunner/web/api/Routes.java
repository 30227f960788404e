package dev.sprintrunner.web.api;

import io.javalin.config.RoutesConfig;

/** A part of the HTTP interface. */
@FunctionalInterface
public interface Routes {
    void addTo(RoutesConfig routes);
}
