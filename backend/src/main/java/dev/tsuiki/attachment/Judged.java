package dev.tsuiki.attachment;

import dev.tsuiki.web.Limits;
import org.jspecify.annotations.Nullable;

/** What a file was found to be, and what is wrong with it as an image, if anything is. */
record Judged(Content content, @Nullable String oversized) {

  static Judged of(Content content, long bytes, Limits limits) {
    Size size = content.size();
    if (size == null) {
      return new Judged(content, null);
    }
    String oversized =
        bytes > limits.image().asLongValue()
            ? "an image may have %d bytes, this one has %d"
                .formatted(limits.image().asLongValue(), bytes)
            : size.pixels() > limits.imagePixels()
                ? "an image may have %d pixels, this one has %d × %d"
                    .formatted(limits.imagePixels(), size.width(), size.height())
                : null;
    return oversized == null
        ? new Judged(content, null)
        : new Judged(Content.file(Content.UNKNOWN), oversized);
  }
}
