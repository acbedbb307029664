package dev.tsuiki.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests byte for byte, for what no HTTP client would send. */
public final class Wire {
  private Wire() {}

  /** What came back; names of headers are in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  public static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
  }

  /** Sends a whole request, {@code HOST} in it standing for the server's own. */
  public static Answer send(String request) throws IOException {
    return send(request.replace("HOST", "127.0.0.1:" + port()).getBytes(StandardCharsets.UTF_8));
  }

  public static Answer send(byte[] request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(60_000);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (SocketException refused) {
        // the server may answer and close before it has read everything
      }
      return read(socket);
    }
  }

  /** Reads until the server closes, so the request has to say {@code Connection: close}. */
  public static Answer read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketException | SocketTimeoutException over) {
      // what came before counts
    }
    var text = bytes.toString(StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, Map.of(), text);
    }
    var lines = text.substring(0, end).split("\r\n");
    var headers = new HashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      var parts = lines[i].split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].trim());
    }
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]), Map.copyOf(headers), text.substring(end + 4));
  }
}
