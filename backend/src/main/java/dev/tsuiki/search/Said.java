package dev.tsuiki.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a journal's record, whichever room it is of: whatever it calls text, title, label,
 * file name or name. Read when it is indexed and again when it is shown, so that what was redacted
 * is never shown.
 */
record Said(JsonNode record) {
  private static final List<String> MEMBERS = List.of("title", "label", "fileName", "name", "text");
  private static final int PIECE = 4000;
  private static final int OVERLAP = 100;

  static Said of(Entry entry, ObjectMapper json) {
    try {
      return new Said(json.readTree(entry.record()));
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }

  boolean isRedacted() {
    return record.has("redacted");
  }

  String text() {
    var words = new ArrayList<String>();
    for (var member : MEMBERS) {
      if (record.path(member).isTextual() && !words.contains(record.get(member).textValue())) {
        words.add(record.get(member).textValue());
      }
    }
    record.path("words").forEach(word -> words.add(word.asText()));
    record.path("regions").forEach(region -> words.add(region.path("path").asText()));
    return String.join("\n", words);
  }

  @Nullable String member(String name) {
    return record.path(name).isTextual() ? record.get(name).textValue() : null;
  }

  /** From where to where the pieces of a text go: to ends of lines where there are any. */
  static List<int[]> pieces(String text) {
    var pieces = new ArrayList<int[]>();
    int start = 0;
    while (text.length() - start > PIECE) {
      int line = text.lastIndexOf('\n', start + PIECE);
      boolean atLine = line > start + PIECE / 2;
      int end = atLine ? line + 1 : start + PIECE;
      if (Character.isLowSurrogate(text.charAt(end))) {
        end--;
      }
      pieces.add(new int[] {start, end});
      start = atLine ? end : end - OVERLAP;
      if (Character.isLowSurrogate(text.charAt(start))) {
        start--;
      }
    }
    pieces.add(new int[] {start, text.length()});
    return pieces;
  }
}
