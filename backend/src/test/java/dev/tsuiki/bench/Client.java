package dev.tsuiki.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * One connection that is kept open, read and written by whoever calls: the client shares the
 * machine with what it measures, so it must cost next to nothing itself.
 */
final class Client implements AutoCloseable {
  private final String host;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Client(URI server) throws IOException {
    host = server.getAuthority();
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = socket.getOutputStream();
  }

  /** What came back, and after how many nanoseconds its last byte. */
  record Answer(int status, byte[] body, long nanos) {}

  Answer post(String path, String contentType, byte[] body) throws IOException {
    return post(path, contentType, body, "");
  }

  /**
   * @param headers more of them, each with its line's end
   */
  Answer post(String path, String contentType, byte[] body, String headers) throws IOException {
    return send(
        "POST",
        path,
        headers + "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n",
        body);
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "Accept-Encoding: gzip\r\n", new byte[0]);
  }

  private Answer send(String method, String path, String headers, byte[] body) throws IOException {
    var head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
    var request = new ByteArrayOutputStream(head.length() + body.length);
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(body);
    long before = System.nanoTime();
    request.writeTo(out);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean isChunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    var answer = isChunked ? chunks() : in.readNBytes(Math.toIntExact(length));
    return new Answer(status, answer, System.nanoTime() - before);
  }

  /**
   * Takes what comes by a stream of events until a moment of {@code System.nanoTime}.
   *
   * @param each the nanoseconds since the event before
   */
  void follow(String path, long until, LongConsumer each) throws IOException {
    var head =
        "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/event-stream\r\n\r\n";
    out.write(head.getBytes(ISO_8859_1));
    long before = System.nanoTime();
    try {
      for (long left = left(until); left > 0; left = left(until)) {
        socket.setSoTimeout((int) left);
        if (line().startsWith("id:")) {
          long now = System.nanoTime();
          each.accept(now - before);
          before = now;
        }
      }
    } catch (SocketTimeoutException over) {
      // nothing was written at the end
    }
  }

  private static long left(long until) {
    return (until - System.nanoTime()) / 1_000_000;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server hung up");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(UTF_8);
  }

  static Answer expect(int status, Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException(answer.status() + " " + new String(answer.body(), UTF_8));
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
