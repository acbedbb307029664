package dev.tsuiki.attachment;

import org.jspecify.annotations.Nullable;

/**
 * What bytes were judged to be. Only what a browser can show as a picture and nothing else has a
 * size; whatever else is a file to be downloaded.
 */
record Content(String mediaType, @Nullable Size size) {

  static final String UNKNOWN = "application/octet-stream";

  static Content file(String mediaType) {
    return new Content(mediaType, null);
  }
}
