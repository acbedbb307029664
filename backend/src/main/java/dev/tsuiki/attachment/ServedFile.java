package dev.tsuiki.attachment;

import dev.tsuiki.storage.ObjectKey;

/** A file as it is served: its object, size in bytes, type, and its Content-Disposition. */
record ServedFile(ObjectKey object, long size, String mediaType, String disposition) {

  /** Images are shown; whatever else, active or not, is only ever downloaded. */
  static ServedFile of(Attachment attachment) {
    String name =
        attachment.fileName == null
            ? attachment.id + extension(attachment.mediaType)
            : attachment.fileName;
    return new ServedFile(
        attachment.object(),
        attachment.size,
        attachment.mediaType.equals("text/plain")
            ? "text/plain; charset=utf-8"
            : attachment.mediaType,
        FileName.disposition(attachment.width == null ? "attachment" : "inline", name));
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/png" -> ".png";
      case "image/jpeg" -> ".jpg";
      case "image/gif" -> ".gif";
      case "image/webp" -> ".webp";
      case "image/svg+xml" -> ".svg";
      case "application/pdf" -> ".pdf";
      case "application/zip" -> ".zip";
      case "application/gzip" -> ".gz";
      case "application/x-npy" -> ".npy";
      case "text/plain" -> ".txt";
      case "text/html" -> ".html";
      case "application/xml" -> ".xml";
      default -> ".bin";
    };
  }

  /** Strong: bytes under a hash never change. */
  String etag() {
    return '"' + object.sha256() + '"';
  }
}
