package dev.sprintrunner.web;

import dev.sprintrunner.web.security.Access;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/** Takes the port before anything else is started, so that a failure is told in the user's words. */
final class ListeningSocket {
    private static final int MAX_WAITING = 128;

    private ListeningSocket() {}

    static ServerSocketChannel open(Access access, int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return channel.bind(new InetSocketAddress(access.address(), port), MAX_WAITING);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new WebServerException(sentence(e, access.host(), port), e);
        }
    }

    private static String sentence(IOException failure, String host, int port) {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof BindException && reason.contains("assign")) {
            return "the host " + host + " is no address of this machine; choose 127.0.0.1, or one that is";
        }
        if (failure instanceof SocketException && reason.contains("permission")) {
            return "port " + port + " on " + host + " needs the rights of an administrator;"
                    + " choose one above 1023 with --port";
        }
        if (failure instanceof BindException) {
            return "port " + port + " on " + host + " is taken; choose another with --port, or --port 0 for a free one";
        }
        return "port " + port + " on " + host + " cannot be opened (" + failure.getMessage()
                + "); choose another with --port";
    }
}
