package dev.tsuiki.attachment;

import dev.tsuiki.storage.Staged;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a file by its bytes alone. A picture needs a plausible header, a structure that reaches
 * its own end, and must not be something else at the same time; nothing is decoded for it, so a
 * bomb does not go off here.
 */
final class Sniffer {

  /** Enough for every magic number, and for telling text from other bytes. */
  private static final int HEAD = 64 * 1024;

  private interface Header {
    @Nullable Size read(Scan in) throws IOException;
  }

  private static final Map<String, Header> IMAGES =
      Map.of(
          "image/png", PngHeader::read,
          "image/jpeg", JpegHeader::read,
          "image/gif", GifHeader::read,
          "image/webp", WebpHeader::read);

  private Sniffer() {}

  static Content sniff(Staged staged) throws IOException {
    byte[] head;
    try (InputStream in = staged.open()) {
      head = in.readNBytes(HEAD);
    }
    String magic = Magic.of(head);
    if (magic == null) {
      return Content.file(PlainText.mediaType(head, staged.size()));
    }
    Header header = IMAGES.get(magic);
    if (header != null) {
      Size size = size(header, staged);
      return size == null || Polyglot.isAlsoSomethingElse(head, staged)
          ? Content.file(Content.UNKNOWN)
          : new Content(magic, size);
    }
    return Content.file(magic);
  }

  /** Whether these first bytes are those of an image, whatever follows. */
  static boolean beginsAsImage(byte[] head) {
    String magic = Magic.of(head);
    return magic != null && IMAGES.containsKey(magic);
  }

  private static @Nullable Size size(Header header, Staged staged) throws IOException {
    try (InputStream in = staged.open()) {
      return header.read(new Scan(in, staged.size()));
    } catch (EOFException truncated) {
      return null;
    }
  }

  /** The first bytes that tell a format. */
  private static final class Magic {

    private static final Map<String, String> PREFIXES =
        Map.of(
            "\u0089PNG\r\n\u001a\n", "image/png",
            "\u00ff\u00d8\u00ff", "image/jpeg",
            "GIF87a", "image/gif",
            "GIF89a", "image/gif",
            "%PDF-", "application/pdf",
            "PK\u0003\u0004", "application/zip",
            "PK\u0005\u0006", "application/zip",
            "\u001f\u008b\b", "application/gzip",
            "\u0093NUMPY", "application/x-npy");

    static @Nullable String of(byte[] head) {
      String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
      if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
        return "image/webp";
      }
      return PREFIXES.entrySet().stream()
          .filter(prefix -> start.startsWith(prefix.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }
  }
}
