package dev.tsuiki.bench;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where Python's own parser sees the definitions of a text. */
final class PythonTruth implements AutoCloseable {
  private static final String SCRIPT =
      """
      import ast, struct, sys, warnings
      warnings.simplefilter("ignore")
      sys.setrecursionlimit(10000)
      read = sys.stdin.buffer.read
      def walk(node, prefix):
          for child in ast.iter_child_nodes(node):
              if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                  name = prefix + child.name
                  start = min([child.lineno] + [d.lineno for d in child.decorator_list])
                  top = "" if prefix else "top"
                  print(name, start, child.lineno, child.end_lineno, top)
                  walk(child, name + ".")
              else:
                  walk(child, prefix)
      while True:
          head = read(4)
          if len(head) < 4:
              break
          try:
              walk(ast.parse(read(struct.unpack(">I", head)[0])), "")
          except Exception:
              print("!")
          print(".", flush=True)
      """;

  private final Process python;
  private final DataOutputStream in;
  private final BufferedReader out;
  private final Map<String, Map<String, List<Found>>> known = new HashMap<>();

  /** A definition's lines, counted from 1: of its first decorator, its head and its end. */
  record Found(int start, int head, int end, boolean isTop) {}

  PythonTruth() throws IOException {
    python =
        new ProcessBuilder("python3", "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    in = new DataOutputStream(python.getOutputStream());
    out =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
  }

  /** By their full names, several where a name is given more than once. */
  Map<String, List<Found>> of(String text) throws IOException {
    var earlier = known.get(text);
    if (earlier != null) {
      return earlier;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    in.writeInt(bytes.length);
    in.write(bytes);
    in.flush();
    var found = new HashMap<String, List<Found>>();
    for (var line = out.readLine(); !".".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IOException("python3 ended");
      }
      var parts = line.split(" ", -1);
      if (parts.length == 5) {
        found
            .computeIfAbsent(parts[0], none -> new ArrayList<>())
            .add(
                new Found(
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    !parts[4].isEmpty()));
      }
    }
    known.put(text, found);
    return found;
  }

  @Override
  public void close() {
    python.destroy();
  }
}
