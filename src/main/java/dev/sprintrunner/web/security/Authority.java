package dev.sprintrunner.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host and port that a browser names.
 *
 * @param host in lower case, an IPv6 address without its brackets
 * @param port 80 when none was named
 */
record Authority(String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<v6>[0-9a-f:.]{2,45})]|(?<name>[a-z0-9._-]{1,253}))(?::(?<port>\\d{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    static Optional<Authority> parse(String text) {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String v6 = parts.group("v6");
        String port = parts.group("port");
        return Optional.of(new Authority(
                v6 == null ? parts.group("name") : v6, port == null ? HTTP_PORT : Integer.parseInt(port)));
    }

    /** The address, when the host is written as one; no name is ever looked up. */
    Optional<InetAddress> address() {
        if (!host.contains(":") && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
