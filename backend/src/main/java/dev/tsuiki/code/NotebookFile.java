package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tsuiki.code.Sources.Cell;
import dev.tsuiki.code.trail.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the code cells of a Jupyter notebook, outputs left out, token by token. */
final class NotebookFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int CELLS = 2_000;

  private NotebookFile() {}

  static boolean isOne(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".ipynb");
  }

  /** Empty where this is no notebook that can be read. */
  static List<Cell> cells(byte[] content, Versions versions) {
    var cells = new ArrayList<Cell>();
    var ids = new HashSet<String>();
    try (var in = JSON.createParser(content)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return List.of();
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean isList = in.currentName().equals("cells");
        if (in.nextToken() == JsonToken.START_ARRAY && isList) {
          for (int i = 0; in.nextToken() == JsonToken.START_OBJECT && i < CELLS; i++) {
            var cell = cell(in, i, ids, versions);
            if (cell != null) {
              cells.add(cell);
            }
          }
          return cells;
        }
        in.skipChildren();
      }
    } catch (IOException notOne) {
      return List.of();
    }
    return cells;
  }

  private static @Nullable Cell cell(
      JsonParser in, int index, HashSet<String> ids, Versions versions) throws IOException {
    String id = null;
    String type = null;
    var text = new StringBuilder();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      var token = in.nextToken();
      if (name.equals("id") && token == JsonToken.VALUE_STRING) {
        id = in.getText();
      } else if (name.equals("cell_type") && token == JsonToken.VALUE_STRING) {
        type = in.getText();
      } else if (name.equals("source")) {
        source(in, token, text);
      } else {
        in.skipChildren();
      }
    }
    boolean isGood = id != null && id.matches("[A-Za-z0-9_-]{1,64}") && ids.add(id);
    var called = id != null && isGood ? id : Integer.toString(index);
    return "code".equals(type) ? cell(called, text.toString(), versions) : null;
  }

  private static Cell cell(String id, String text, Versions versions) {
    return new Cell(id, text, versions.read("cells#" + id, text));
  }

  private static void source(JsonParser in, JsonToken token, StringBuilder text)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      text.append(in.getText());
    } else if (token == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
          text.append(in.getText());
        } else {
          in.skipChildren();
        }
      }
    } else {
      in.skipChildren();
    }
  }
}
