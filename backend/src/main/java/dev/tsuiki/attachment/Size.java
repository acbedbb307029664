package dev.tsuiki.attachment;

/** Width and height of an image in pixels, as a browser shows it. */
record Size(int width, int height) {

  long pixels() {
    return (long) width * height;
  }

  /** The size at that width, in proportion. */
  Size scaledTo(int newWidth) {
    return new Size(newWidth, (int) Math.max(1, Math.round((double) height * newWidth / width)));
  }

  Size turned() {
    return new Size(height, width);
  }
}
