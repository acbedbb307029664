package dev.tsuiki.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.MultipartReader;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data} part by part as it arrives, so that a limit on one part holds
 * before the next one is read and nothing is written to disk that nobody wants.
 */
public final class Multipart implements AutoCloseable {
  private static final int MANY = 10_000;
  private final MultipartReader reader;
  private int parts;

  private Multipart(MultipartReader reader) {
    this.reader = reader;
  }

  public static Multipart read(InputStream body, @Nullable String contentType) throws IOException {
    var boundary = HeaderParameters.of(contentType).get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
      throw malformed("the Content-Type names no boundary");
    }
    return new Multipart(new MultipartReader(Okio.buffer(Okio.source(body)), boundary));
  }

  /** The next part, or null after the last one. The part before is over by then. */
  public @Nullable Part next() throws IOException {
    try {
      var part = reader.nextPart();
      if (part == null) {
        return null;
      }
      if (++parts > MANY) {
        throw malformed("there are more than %d parts".formatted(MANY));
      }
      var disposition = HeaderParameters.of(part.headers().get("Content-Disposition"));
      var name = disposition.get("name");
      if (name == null) {
        throw malformed("a part has no name");
      }
      return new Part(name, disposition.get("filename"), part.body().inputStream());
    } catch (ProtocolException | java.io.EOFException truncated) {
      throw malformed("the body ends or breaks off within a part");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_MULTIPART, detail);
  }

  /** One part; {@code fileName} is what the client said, never to be trusted as a path. */
  public record Part(String name, @Nullable String fileName, InputStream body) {

    public Part {
      body = new Truncation(body);
    }

    /** The whole part as text; 413 beyond {@code atMost} bytes, 400 where it is no UTF-8. */
    public String text(long atMost) throws IOException {
      var bytes = new ByteArrayOutputStream();
      var buffer = new byte[8192];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > atMost) {
          throw new ProblemException(
              ProblemType.TOO_LARGE, "part '%s' is larger than %d bytes".formatted(name, atMost));
        }
      }
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.toByteArray()))
            .toString();
      } catch (CharacterCodingException notUtf8) {
        throw malformed("part '%s' is not UTF-8".formatted(name));
      }
    }
  }

  /** A part that breaks off is the client's fault and has to be told from a fault of ours. */
  private static final class Truncation extends java.io.FilterInputStream {
    Truncation(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (ProtocolException | java.io.EOFException truncated) {
        throw malformed("the body ends or breaks off within a part");
      }
    }
  }
}
