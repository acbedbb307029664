package dev.tsuiki.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** A made-up project of Python files, each version the one before with a few lines changed. */
final class MadeHistory {
  private static final String[] WORDS =
      "batch state hidden encoder decoder attention kernel residual weight bias norm dropout query value head depth width token layer mask position scale output input target step rate warmup momentum decay logits gradient"
          .split(" ");
  private static final int CLASS = 60;
  private static final int METHOD = 15;

  private final Random random = new Random(1);
  private final TreeMap<String, List<String>> files = new TreeMap<>();

  private MadeHistory() {}

  /**
   * @param files how many
   * @param lines of each
   * @param versions how many, the first one included
   * @param changed how many lines of the whole project each version changes
   */
  static List<Map<String, String>> of(int files, int lines, int versions, int changed) {
    var project = new MadeHistory();
    for (int i = 0; i < files; i++) {
      project.files.put("project/part_%02d.py".formatted(i), project.file(lines));
    }
    var all = new ArrayList<Map<String, String>>();
    for (int i = 0; i < versions; i++) {
      if (i > 0) {
        project.change(changed, i);
      }
      var texts = new LinkedHashMap<String, String>();
      project.files.forEach((path, text) -> texts.put(path, String.join("\n", text) + "\n"));
      all.add(texts);
    }
    return all;
  }

  private List<String> file(int lines) {
    var text = new ArrayList<String>();
    for (int i = 0; i < lines; i++) {
      int inClass = i % CLASS;
      if (inClass == 0) {
        text.add("class %s%d(Module):".formatted(capital(word()), i / CLASS));
      } else if (inClass % METHOD == 1) {
        text.add("    def %s_%d(self, %s, %s=None):".formatted(word(), i, word(), word()));
      } else {
        text.add(statement());
      }
    }
    return text;
  }

  private String statement() {
    return "        %s = self.%s_%s(%s, %s=%d) * %.3f  # %s %s"
        .formatted(
            word(),
            word(),
            word(),
            word(),
            word(),
            random.nextInt(512),
            random.nextDouble(),
            word(),
            word());
  }

  /** Most are written anew; every tenth version has a line more here and one less there. */
  private void change(int lines, int version) {
    var paths = List.copyOf(files.keySet());
    for (int i = 0; i < lines; i++) {
      var text = Objects.requireNonNull(files.get(paths.get(random.nextInt(paths.size()))));
      int at = random.nextInt(text.size());
      while (!text.get(at).startsWith("        ")) {
        at = random.nextInt(text.size());
      }
      if (version % 10 == 0 && i == 0) {
        text.add(at, statement());
      } else if (version % 10 == 5 && i == 0) {
        text.remove(at);
      } else {
        text.set(at, statement());
      }
    }
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
