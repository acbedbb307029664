package dev.tsuiki.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsuiki.local.Http;
import dev.tsuiki.local.demo.Story.About;
import dev.tsuiki.local.demo.Story.Amendment;
import dev.tsuiki.local.demo.Story.Entry;
import dev.tsuiki.local.demo.Story.Note;
import dev.tsuiki.local.demo.Story.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Posts the story to the notebook {@code demo}. */
public final class Demo {

  private static final String SLUG = "demo";
  private static final String NOTEBOOK = "/api/v1/notebooks/" + SLUG;
  private static final int LAST_DAY = 61;

  private final Http http;
  private final People people;
  private final Map<String, Trial> trials = new HashMap<>();
  private final Map<String, UUID> annotations = new HashMap<>();

  private Demo(Http http, People people) {
    this.http = http;
    this.people = people;
  }

  /**
   * Adds what is missing; ids and times follow from when the notebook was made, so a second call
   * changes nothing.
   */
  public static void add(Http http, String databaseUrl, String superuserSecret)
      throws IOException, SQLException {
    boolean exists = false;
    for (JsonNode notebook : http.get("/api/v1/me").path("notebooks")) {
      exists |= notebook.path("slug").asText().equals(SLUG);
    }
    if (!exists) {
      http.post("/api/v1/notebooks", Map.of("slug", SLUG, "title", "手書き数式 / Ink to LaTeX"));
    }
    JsonNode notebook = http.get(NOTEBOOK);
    Instant made = Instant.parse(notebook.path("createdAt").asText());
    LocalDate firstDay = made.atZone(ZoneOffset.UTC).toLocalDate().minusDays(LAST_DAY + 1);
    List<Entry> story = Story.read(resource("story.txt"), firstDay);
    if (http.status(NOTEBOOK + "/annotations/" + id(story.get(story.size() - 1), "note")) == 200) {
      return;
    }
    try (People people = People.join(databaseUrl, superuserSecret, SLUG)) {
      Demo demo = new Demo(http, people);
      for (Entry entry : story) {
        demo.post(entry);
      }
    }
    http.put(
        NOTEBOOK + "/settings",
        Map.of(
            "title",
            notebook.path("title").asText(),
            "archived",
            false,
            "sharing",
            "writers",
            "better",
            Map.of(
                "acc", "higher", "user", "higher", "ter", "lower", "loss", "lower", "ms",
                "lower")));
  }

  static List<String> resource(String name) throws IOException {
    try (InputStream file = Demo.class.getResourceAsStream("/demo/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private void post(Entry entry) throws IOException {
    if (entry instanceof Trial trial) {
      post(trial);
    } else if (entry instanceof Note note) {
      annotate(note, id(note, "note"), note.kind(), note.text(), abouts(note.about()));
    } else if (entry instanceof Amendment amendment) {
      Map<String, Object> body = new LinkedHashMap<>(amendment.states());
      body.put("id", id(entry, amendment.key() + body.keySet()));
      body.put("occurredAt", entry.at().toString());
      send(entry, "/experiments/" + amendment.key() + "/amendments", body);
    }
  }

  private void post(Trial trial) throws IOException {
    trials.put(trial.key(), trial);
    List<Map<String, String>> files = new ArrayList<>();
    Source.files(trial.code())
        .forEach((path, text) -> files.add(Map.of("path", path, "text", text)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id(trial, trial.key()));
    body.put("key", trial.key());
    body.put("parents", trial.parents());
    body.put("occurredAt", trial.at().toString());
    body.put("results", trial.results());
    body.put("code", Map.of("files", files));
    send(trial, "/experiments", body);
    if (!trial.text().isEmpty()) {
      UUID note = id(trial, "note");
      annotations.put(trial.key(), note);
      annotate(trial, note, "note", trial.text(), List.of(Map.of("experiment", trial.key())));
    }
    for (String picture : trial.pictures()) {
      http.upload(
          people.token(trial.who()),
          NOTEBOOK + "/attachments",
          Map.of(
              "id",
              id(trial, picture).toString(),
              "label",
              picture,
              "experiment",
              trial.key(),
              "occurredAt",
              trial.at().plusSeconds(5).toString()),
          picture + ".png",
          new Pictures(trial, trials.get(trial.parents().isEmpty() ? "" : trial.parents().get(0)))
              .draw(picture));
    }
  }

  private void annotate(Entry entry, UUID id, String kind, String text, List<?> about)
      throws IOException {
    if (entry instanceof Note note && !note.name().isEmpty()) {
      annotations.put(note.name(), id);
    }
    send(
        entry,
        "/annotations",
        Map.of(
            "id",
            id,
            "kind",
            kind,
            "text",
            text,
            "about",
            about,
            "occurredAt",
            entry.at().toString()));
  }

  private List<Map<String, Object>> abouts(List<About> about) throws IOException {
    List<Map<String, Object>> abouts = new ArrayList<>();
    for (About one : about) {
      abouts.add(
          switch (one.kind()) {
            case "code" ->
                Map.of(
                    "code",
                    Map.of("experiment", one.key(), "path", one.detail(), "line", line(one)));
            case "result" ->
                Map.of("result", Map.of("experiment", one.key(), "name", one.detail()));
            case "annotation" -> quote(one);
            default -> Map.of("experiment", one.key());
          });
    }
    return abouts;
  }

  private Map<String, Object> quote(About one) {
    UUID id = Objects.requireNonNull(annotations.get(one.key()), one.key());
    return one.words().isEmpty()
        ? Map.of("annotation", id)
        : Map.of("annotation", id, "quote", one.words());
  }

  private int line(About one) throws IOException {
    Trial trial = Objects.requireNonNull(trials.get(one.key()), one.key());
    List<String> lines =
        Objects.requireNonNull(Source.files(trial.code()).get(one.detail())).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(one.words())) {
        return i + 1;
      }
    }
    throw new IllegalStateException("story.txt speaks of a line that is not there: " + one);
  }

  private void send(Entry entry, String path, Map<String, ?> body) throws IOException {
    http.post(people.token(entry.who()), NOTEBOOK + path, body);
  }

  /** A UUIDv7 at the entry's time; equal for equal entries. */
  private static UUID id(Entry entry, String part) {
    UUID digest =
        UUID.nameUUIDFromBytes((entry.at() + entry.who() + part).getBytes(StandardCharsets.UTF_8));
    long high = entry.at().toEpochMilli() << 16 | 0x7000 | digest.getMostSignificantBits() & 0x0FFF;
    return new UUID(high, digest.getLeastSignificantBits());
  }
}
