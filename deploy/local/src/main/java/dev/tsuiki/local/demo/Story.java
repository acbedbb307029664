package dev.tsuiki.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code story.txt}. A line that begins so begins an entry, the lines after it are its text:
 *
 * <pre>
 * T day hh:mm who key &lt; parents | results | changes of the code | pictures      a trial
 * N day hh:mm who kind #name : about                                            an annotation
 * R day hh:mm who key results                                                   results set right
 * ! day hh:mm exit-code last-line                                               how the trial above ended
 * - withdrawn day hh:mm text                                                    the trial above was a mistake
 * </pre>
 */
final class Story {

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Pattern HEAD = Pattern.compile("([TNR]) (\\d+) (\\d+:\\d+) (\\w+) (.*)");
  private static final Pattern END = Pattern.compile("! (\\d+) (\\d+:\\d+) (\\d+) (.*)");
  private static final Pattern MISTAKE = Pattern.compile("- withdrawn (\\d+) (\\d+:\\d+) (.*)");
  private static final Pattern TARGET =
      Pattern.compile(
          "code\\{([^:]+):([^:]+):(.*?)\\}|result:([^:]+):(\\S+)|~(\\w+)(?:\"(.*?)\"(?= |$))?|(\\S+)");

  /** One thing that is posted. */
  sealed interface Entry {
    Instant at();

    String who();
  }

  record Trial(
      Instant at,
      String who,
      String key,
      List<String> parents,
      Map<String, Object> results,
      Map<String, String> code,
      List<String> pictures,
      String text)
      implements Entry {}

  record Note(Instant at, String who, String kind, String name, List<About> about, String text)
      implements Entry {}

  record Amendment(Instant at, String who, String key, Map<String, Object> states)
      implements Entry {}

  /** An experiment, words of an annotation, a line of code or a result. */
  record About(String kind, String key, String detail, String words) {}

  private final LocalDate firstDay;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Map<String, String>> code = new HashMap<>();

  private Story(LocalDate firstDay) {
    this.firstDay = firstDay;
  }

  static List<Entry> read(List<String> lines, LocalDate firstDay) {
    Story story = new Story(firstDay);
    String head = "";
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (HEAD.matcher(line).matches()) {
        story.add(head, text);
        head = line;
        text.clear();
      } else {
        text.add(line);
      }
    }
    story.add(head, text);
    story.entries.sort(java.util.Comparator.comparing(Entry::at));
    return story.entries;
  }

  private void add(String head, List<String> lines) {
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      return;
    }
    Instant at = at(matcher.group(2), matcher.group(3));
    String who = matcher.group(4);
    String rest = matcher.group(5);
    List<String> text = new ArrayList<>();
    List<Entry> after = new ArrayList<>();
    for (String line : lines) {
      if (!later(line, who, rest.split(" ")[0], after)) {
        text.add(line);
      }
    }
    String said = String.join("\n", text).strip();
    switch (matcher.group(1)) {
      case "T" -> entries.add(trial(at, who, rest, said));
      case "N" -> entries.add(note(at, who, rest, said));
      default -> {
        String[] words = rest.split(" ");
        entries.add(
            new Amendment(
                at,
                who,
                words[0],
                Map.of("results", results(Arrays.asList(words).subList(1, words.length)))));
      }
    }
    entries.addAll(after);
  }

  private boolean later(String line, String who, String key, List<Entry> after) {
    Matcher end = END.matcher(line);
    if (end.matches()) {
      Instant at = at(end.group(1), end.group(2));
      int exitCode = Integer.parseInt(end.group(3));
      Map<String, Object> finished =
          Map.of("at", at.toString(), "ok", false, "exitCode", exitCode, "tail", end.group(4));
      after.add(new Amendment(at, who, key, Map.of("finished", finished)));
      return true;
    }
    Matcher mistake = MISTAKE.matcher(line);
    if (mistake.matches()) {
      Instant at = at(mistake.group(1), mistake.group(2));
      after.add(new Note(at, who, "note", "", List.of(about("experiment", key)), mistake.group(3)));
      after.add(new Amendment(at.plusSeconds(20), who, key, Map.of("withdrawn", true)));
      return true;
    }
    return false;
  }

  private Trial trial(Instant at, String who, String rest, String text) {
    String[] parts = (rest + " | | | | ").split("\\|");
    String[] names = parts[0].trim().split(" *< *");
    List<String> parents = names.length > 1 ? List.of(names[1].split(" ")) : List.of();
    Map<String, String> state = new LinkedHashMap<>();
    if (!parents.isEmpty()) {
      state.putAll(code.getOrDefault(parents.get(0), Map.of()));
    }
    for (String change : words(parts[2])) {
      String[] pair = change.split("=", 2);
      state.put(pair[0], pair[1].replace('+', ' '));
    }
    code.put(names[0], state);
    return new Trial(
        at, who, names[0], parents, results(words(parts[1])), state, words(parts[3]), text);
  }

  private static Note note(Instant at, String who, String rest, String text) {
    String[] parts = rest.split(" : ", 2);
    String[] words = parts[0].split(" ");
    List<About> about = new ArrayList<>();
    Matcher target = TARGET.matcher(parts.length > 1 ? parts[1] : "");
    while (target.find()) {
      about.add(about(target));
    }
    return new Note(at, who, words[0], words.length > 1 ? words[1].substring(1) : "", about, text);
  }

  private static About about(Matcher m) {
    if (m.group(1) != null) {
      return new About("code", m.group(1), m.group(2), m.group(3));
    }
    if (m.group(4) != null) {
      return new About("result", m.group(4), m.group(5), "");
    }
    if (m.group(6) != null) {
      return new About("annotation", m.group(6), "", orEmpty(m.group(7)));
    }
    return about("experiment", m.group(8));
  }

  private static About about(String kind, String key) {
    return new About(kind, key, "", "");
  }

  private static Map<String, Object> results(List<String> words) {
    Map<String, Object> results = new LinkedHashMap<>();
    for (String word : words) {
      String[] pair = word.split("=");
      results.put(pair[0], pair[1].equals("NaN") ? "NaN" : (Object) Double.valueOf(pair[1]));
    }
    return results;
  }

  private static List<String> words(String part) {
    return part.isBlank() ? List.of() : List.of(part.trim().split(" +"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private Instant at(String day, String time) {
    return firstDay
        .plusDays(Long.parseLong(day))
        .atTime(LocalTime.parse(time.length() < 5 ? "0" + time : time))
        .atZone(ZONE)
        .toInstant();
  }
}
