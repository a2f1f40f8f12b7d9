package org.onedoor.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP as far as the recipient and then always says the same: no test server that takes mails can refuse one. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket server;
    private final String answer;

    /** @param answer to {@code RCPT TO}, as {@code 550 5.1.1 …}; {@code %s} stands for the address */
    RefusingMailServer(String answer) throws IOException {
        this.answer = answer;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException closed) {
                // the next one, or over
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        say(socket, "220 test");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                say(socket, String.format(answer, line.substring(line.indexOf('<'))));
            } else if (line.startsWith("QUIT")) {
                say(socket, "221 bye");
                return;
            } else {
                say(socket, "250 ok");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
