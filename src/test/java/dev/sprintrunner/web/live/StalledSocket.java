package dev.sprintrunner.web.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that connects with a small buffer and then reads nothing, not even pings, until the test says so. */
final class StalledSocket implements AutoCloseable {
    private final Socket socket = new Socket();

    StalledSocket(int port, String query) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = """
                GET /ws%s HTTP/1.1
                Host: 127.0.0.1:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """.formatted(query, port).replace("\n", "\r\n");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        readHead(socket.getInputStream());
        socket.getInputStream().read(); // the beginning of init: the feed knows this client
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
    }

    /** Reads to the end what the server still had for this client, and gives its last bytes. */
    byte[] readToEnd() throws IOException {
        byte[] all = socket.getInputStream().readAllBytes();
        int from = Math.max(0, all.length - 200);
        byte[] last = new byte[all.length - from];
        System.arraycopy(all, from, last, 0, last.length);
        return last;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
