package dev.tsuiki.local.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The team's program as it was at one trial: the templates beside story.txt, filled from the
 * trial's settings. A line {@code %if name} or {@code %if name=value} begins a part that is there
 * only then, up to {@code %else} or {@code %end}; {@code %template x} puts in another one.
 */
final class Source {

  private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
  private static final Map<String, String> AT_FIRST =
      Map.ofEntries(
          Map.entry("lr", "1e-3"),
          Map.entry("batch", "32"),
          Map.entry("epochs", "30"),
          Map.entry("decay", "1e-4"),
          Map.entry("seed", "0"),
          Map.entry("kernel", "3"),
          Map.entry("padding", "1"),
          Map.entry("depth", "4"),
          Map.entry("width", "32"),
          Map.entry("memory", "128"),
          Map.entry("decwidth", "128"),
          Map.entry("pool", "nn.MaxPool2d(2)"),
          Map.entry("act", "relu"),
          Map.entry("height", "64"),
          Map.entry("norm", "simple"),
          Map.entry("normname", "normalize"),
          Map.entry("dec", "attn"),
          Map.entry("enc", "cnn"));

  private final Map<String, String> settings;

  private Source(Map<String, String> settings) {
    this.settings = settings;
  }

  static Map<String, String> files(Map<String, String> changes) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(AT_FIRST);
    settings.putAll(changes);
    Source source = new Source(settings);
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : List.of("train.py", "model.py", "data.py", "decode.py")) {
      files.put(name, source.fill(name + ".txt"));
    }
    if (source.holds("refactor")) {
      files.put("layers.py", source.fill("layers.py.txt"));
    }
    if (source.holds("aug")) {
      files.put("augment.py", source.fill("augment.py.txt"));
    }
    return files;
  }

  private String fill(String template) throws IOException {
    return String.join("\n", lines(template)).strip() + "\n";
  }

  private List<String> lines(String template) throws IOException {
    List<String> filled = new ArrayList<>();
    Deque<Boolean> open = new ArrayDeque<>();
    for (String line : Demo.resource(template)) {
      if (line.startsWith("%if ")) {
        open.push(holds(line.substring(4)));
      } else if (line.equals("%else")) {
        open.push(!open.pop());
      } else if (line.equals("%end")) {
        open.pop();
      } else if (!open.contains(false)) {
        if (line.startsWith("%template ")) {
          filled.addAll(lines(line.substring(10) + ".txt"));
        } else {
          filled.add(named(line));
        }
      }
    }
    return filled;
  }

  private boolean holds(String condition) {
    String[] pair = condition.split("=");
    String value = settings.getOrDefault(pair[0], "");
    return pair.length > 1 ? value.equals(pair[1]) : !value.isEmpty();
  }

  private String named(String line) {
    return NAME.matcher(line)
        .replaceAll(m -> Matcher.quoteReplacement(settings.getOrDefault(m.group(1), "")));
  }
}
