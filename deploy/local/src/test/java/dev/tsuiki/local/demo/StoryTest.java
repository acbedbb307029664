package dev.tsuiki.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.local.demo.Story.About;
import dev.tsuiki.local.demo.Story.Amendment;
import dev.tsuiki.local.demo.Story.Entry;
import dev.tsuiki.local.demo.Story.Note;
import dev.tsuiki.local.demo.Story.Trial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StoryTest {

  private final List<Entry> story =
      Story.read(Demo.resource("story.txt"), LocalDate.of(2026, 9, 20));

  StoryTest() throws IOException {}

  @Test
  void the_story_is_some_150_trials_over_two_months_in_the_order_of_time() {
    long trials = story.stream().filter(Trial.class::isInstance).count();
    assertTrue(trials >= 145 && trials <= 160, "trials: " + trials);
    for (int i = 1; i < story.size(); i++) {
      assertFalse(story.get(i).at().isBefore(story.get(i - 1).at()), story.get(i).toString());
    }
  }

  @Test
  void every_parent_and_every_thing_spoken_of_was_there_before() throws IOException {
    Map<String, Trial> trials = new HashMap<>();
    Map<String, String> said = new HashMap<>();
    for (Entry entry : story) {
      if (entry instanceof Trial trial) {
        trial.parents().forEach(parent -> assertTrue(trials.containsKey(parent), trial.key()));
        assertEquals(null, trials.put(trial.key(), trial), "posted twice: " + trial.key());
        said.put(trial.key(), trial.text());
      } else if (entry instanceof Note note) {
        said.put(note.name(), note.text());
        for (About about : note.about()) {
          if (about.kind().equals("annotation")) {
            assertTrue(said.getOrDefault(about.key(), "").contains(about.words()), about.words());
          } else {
            assertTrue(trials.containsKey(about.key()), about.key());
          }
          if (about.kind().equals("code")) {
            Trial trial = Objects.requireNonNull(trials.get(about.key()));
            String file = Source.files(trial.code()).getOrDefault(about.detail(), "");
            assertTrue(file.contains(about.words()), about.words());
          }
        }
      } else if (entry instanceof Amendment amendment) {
        assertTrue(trials.containsKey(amendment.key()), amendment.key());
      }
    }
  }

  @Test
  void the_code_changes_from_trial_to_trial_and_no_mark_of_a_template_is_left() throws IOException {
    Set<String> versions = new HashSet<>();
    for (Entry entry : story) {
      if (entry instanceof Trial trial) {
        Map<String, String> files = Source.files(trial.code());
        assertTrue(files.size() >= 4);
        files
            .values()
            .forEach(text -> assertFalse(text.contains("${") || text.contains("\n%"), text));
        versions.addAll(files.values());
      }
    }
    assertTrue(versions.size() > 120, "versions of files: " + versions.size());
  }

  @Test
  void equal_trials_are_drawn_equally_and_every_picture_can_be_read() throws IOException {
    for (Entry entry : story.subList(0, 40)) {
      if (entry instanceof Trial trial) {
        for (String label : trial.pictures()) {
          byte[] picture = new Pictures(trial, null).draw(label);
          assertTrue(ImageIO.read(new ByteArrayInputStream(picture)).getWidth() >= 560);
          assertEquals(picture.length, new Pictures(trial, null).draw(label).length);
        }
      }
    }
  }
}
