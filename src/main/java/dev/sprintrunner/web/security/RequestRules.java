package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ApiException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What every request must be like, whatever it asks for: no page but this server's own can make a browser ask. */
final class RequestRules {
    private static final String LOCALHOST = "localhost";
    private static final String JSON = "application/json";

    private final Access access;

    RequestRules(Access access) {
        this.access = access;
    }

    /** @throws ApiException when the request is refused */
    void check(Incoming request) {
        String host = requireHost(request);
        requireOwnOrigin(request, host);
        requireJson(request);
    }

    /** Against DNS rebinding: a foreign name that leads here is not ours. An address cannot be made to lead elsewhere. */
    private String requireHost(Incoming request) {
        List<String> hosts = request.all("host");
        if (hosts.size() == 1 && isOurs(hosts.get(0), request)) {
            return hosts.get(0);
        }
        throw new ApiException(
                421,
                "wrong_host",
                "this server does not go by that host; open it as http://" + LOCALHOST + ":"
                        + request.local().getPort() + " or by the address that it was started with");
    }

    private boolean isOurs(String host, Incoming request) {
        Optional<Authority> named = Authority.parse(host);
        return named.isPresent()
                && named.get().port() == request.local().getPort()
                && (isOurName(named.get().host())
                        || named.get()
                                .address()
                                .filter(address -> isOurAddress(address, request))
                                .isPresent());
    }

    private boolean isOurName(String name) {
        return name.equals(LOCALHOST)
                || name.equalsIgnoreCase(access.host())
                || access.names().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The address at which this connection arrived is one of this machine's, whichever it was bound to. */
    private boolean isOurAddress(InetAddress address, Incoming request) {
        return address.equals(request.local().getAddress())
                || (address.isLoopbackAddress() && access.address().isLoopbackAddress());
    }

    /** A browser names the page that asks; programs name none. */
    private static void requireOwnOrigin(Incoming request, String host) {
        String own = "http://" + host;
        if (!request.all("origin").stream().allMatch(own::equalsIgnoreCase)) {
            throw new ApiException(403, "wrong_origin", "only this server's own page may ask");
        }
    }

    /** A form or a plain text can be sent across origins without asking; JSON cannot. */
    private static void requireJson(Incoming request) {
        if (!request.isReading() && !isJson(request.first("content-type").orElse(""))) {
            throw new ApiException(415, "unsupported_media_type", "send it as Content-Type: " + JSON);
        }
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
    }
}
