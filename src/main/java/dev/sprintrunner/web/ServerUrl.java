package dev.sprintrunner.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;

/** The address to open in a browser. */
final class ServerUrl {
    private ServerUrl() {}

    static URI of(InetAddress bound, int port) {
        InetAddress shown =
                bound.isAnyLocalAddress() ? networkAddress().orElseGet(InetAddress::getLoopbackAddress) : bound;
        String text = shown.getHostAddress();
        String host = shown instanceof Inet6Address ? "[" + text.split("%", 2)[0] + "]" : text;
        return URI.create("http://" + host + ":" + port + "/");
    }

    /** Where others reach this machine; of several the first. */
    private static Optional<InetAddress> networkAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .filter(address -> !(address instanceof Inet6Address))
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty(); // then this machine's own name for itself is shown
        }
    }
}
