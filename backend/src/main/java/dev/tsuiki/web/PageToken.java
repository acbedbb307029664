package dev.tsuiki.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sort values of the last item of a page, opaque to clients. */
public record PageToken(List<String> values) {
  private static final String SEPARATOR = "\u001f";

  public static PageToken of(Object... values) {
    return new PageToken(List.of(values).stream().map(String::valueOf).toList());
  }

  String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
  }

  /** Null where none was given; 422 where it was not made by us for a list of this order. */
  public static @Nullable PageToken decode(@Nullable String token, int parts) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      var values = List.of(text.split(SEPARATOR, -1));
      if (values.size() == parts && Texts.isStorable(text)) {
        return new PageToken(values);
      }
    } catch (IllegalArgumentException notBase64) {
      // falls through: the same answer as for any other foreign token
    }
    throw unknown();
  }

  public <T> T value(int index, java.util.function.Function<String, T> parser) {
    try {
      return parser.apply(values.get(index));
    } catch (RuntimeException notOurs) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.invalid("pageToken", "is not a token of this list");
  }
}
