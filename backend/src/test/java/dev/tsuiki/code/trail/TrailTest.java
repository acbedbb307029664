package dev.tsuiki.code.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.code.trail.Stop.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrailTest {
  private static final String ENCODER =
      """
      class Encoder:
          def __init__(self, size):
              self.size = size
              self.conv = Conv(size, kernel=3)

          def forward(self, x):
              h = self.conv(x)
              return relu(h)
      """;
  private static final String OTHER =
      """
      def train(model, data):
          for batch in data:
              loss = model(batch)
              loss.backward()
      """;

  private final Map<String, Map<String, String>> code = new HashMap<>();
  private final Map<String, List<String>> parents = new HashMap<>();
  private final List<String> order = new java.util.ArrayList<>();

  private void trial(String key, List<String> from, String... pathsAndTexts) {
    var files = new java.util.TreeMap<String, String>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    order.add(key);
    parents.put(key, from);
    code.put(key, files);
  }

  private Map<String, Stop<String>> follow(Map<String, List<Region>> made) {
    return follow(made, new Effort());
  }

  private Map<String, Stop<String>> follow(Map<String, List<Region>> made, Effort effort) {
    var trees = new HashMap<String, Tree>();
    code.forEach((key, files) -> trees.put(key, new Files(files)));
    return Trail.follow(new Lineage<>(order, parents), made, new Trees<>(trees, effort));
  }

  private Stop<String> at(Map<String, Stop<String>> stops, String key) {
    return Objects.requireNonNull(stops.get(key), key);
  }

  private record Files(Map<String, String> texts) implements Tree {
    @Override
    public Set<String> paths() {
      return texts.keySet();
    }

    @Override
    public @Nullable String hash(String path) {
      return texts.get(path);
    }

    @Override
    public @Nullable Source source(String path) {
      var text = texts.get(path);
      return text == null ? null : Source.of(path, text);
    }
  }

  @Test
  void aDefinitionKeepsItsBordersThroughARewrittenBodyBothWays() {
    trial("a", List.of(), "m.py", OTHER + "\n\nclass Encoder:\n    pass\n");
    trial("b", List.of("a"), "m.py", OTHER + "\n\n" + ENCODER);
    trial(
        "c",
        List.of("b"),
        "m.py",
        "import os\n" + ENCODER + "    def more(self):\n        pass\n\n" + OTHER);
    var stops = follow(Map.of("b", List.of(new Region("m.py", 7, 14))));
    assertEquals(List.of(new Region("m.py", 7, 8)), at(stops, "a").regions());
    assertEquals(List.of(new Region("m.py", 2, 11)), at(stops, "c").regions());
    assertEquals(Origin.MADE, at(stops, "b").origin());
    assertEquals(Origin.CARRIED, at(stops, "c").origin());
    assertFalse(at(stops, "c").doubtful());
    assertEquals("b", at(stops, "a").from());
  }

  @Test
  void aRenamedOrMovedDefinitionAndARenamedFileAreFoundByContent() {
    trial("a", List.of(), "m.py", ENCODER + "\n" + OTHER);
    trial("b", List.of("a"), "m.py", ENCODER.replace("Encoder", "ResEncoder") + "\n" + OTHER);
    trial(
        "c",
        List.of("b"),
        "net.py",
        OTHER + "\n" + ENCODER.replace("Encoder", "ResEncoder"),
        "m.py",
        OTHER);
    trial(
        "d",
        List.of("c"),
        "networks/net2.py",
        OTHER + "\n" + ENCODER.replace("Encoder", "ResEncoder"),
        "m.py",
        OTHER);
    var stops = follow(Map.of("a", List.of(new Region("m.py", 1, 8))));
    assertEquals(List.of(new Region("m.py", 1, 8)), at(stops, "b").regions());
    assertEquals(List.of(new Region("net.py", 6, 13)), at(stops, "c").regions());
    assertEquals(List.of(new Region("networks/net2.py", 6, 13)), at(stops, "d").regions());
  }

  @Test
  void aDefinitionThatWasDeletedIsLostAndFoundAgainWhenItComesBack() {
    trial("a", List.of(), "m.py", ENCODER + "\n" + OTHER);
    trial("b", List.of("a"), "m.py", OTHER);
    trial("c", List.of("b"), "m.py", OTHER + ENCODER);
    var stops = follow(Map.of("a", List.of(new Region("m.py", 1, 8))));
    assertEquals(Origin.LOST, at(stops, "b").origin());
    assertEquals(List.of(new Region("m.py", 5, 12)), at(stops, "c").regions());
  }

  @Test
  void anExcerptMadeOnTheWayIsTheNewStartAndAnEmptyOneStops() {
    trial("a", List.of(), "m.py", ENCODER + "\n" + OTHER);
    trial("b", List.of("a"), "m.py", ENCODER + "\n" + OTHER);
    trial("c", List.of("b"), "m.py", ENCODER + "\n" + OTHER);
    trial("d", List.of("c"), "m.py", ENCODER + "\n" + OTHER);
    var train = List.of(new Region("m.py", 10, 13));
    var stops = follow(Map.of("a", List.of(new Region("m.py", 1, 8)), "b", train, "d", List.of()));
    assertEquals(train, at(stops, "c").regions());
    assertEquals(List.of(), at(stops, "d").regions());
    assertEquals(Origin.MADE, at(stops, "d").origin());
  }

  @Test
  void ofTwoParentsTheBetterMatchWinsAndATrialBetweenBranchesIsReachedByTheirAncestor() {
    trial("root", List.of(), "m.py", OTHER + ENCODER);
    trial("left", List.of("root"), "m.py", OTHER);
    trial("right", List.of("root"), "m.py", ENCODER + OTHER);
    trial("merged", List.of("left", "right"), "m.py", "import os\n" + ENCODER + OTHER);
    var stops = follow(Map.of("right", List.of(new Region("m.py", 1, 8))));
    assertEquals("right", at(stops, "merged").from());
    assertEquals(List.of(new Region("m.py", 2, 9)), at(stops, "merged").regions());
    assertEquals(List.of(new Region("m.py", 5, 12)), at(stops, "root").regions());
    assertEquals(Origin.LOST, at(stops, "left").origin());
  }

  @Test
  void linesAreCarriedByTheirSurvivorsAndWhatCameBetweenBelongsToThem() {
    trial("a", List.of(), "m.py", OTHER);
    trial(
        "b",
        List.of("a"),
        "m.py",
        OTHER.replace(
            "        loss = model(batch)\n",
            "        loss = model(batch)\n        loss = loss / len(batch)\n"));
    var stops = follow(Map.of("a", List.of(new Region("m.py", 3, 4))));
    assertEquals(List.of(new Region("m.py", 3, 5)), at(stops, "b").regions());
  }

  @Test
  void anotherDefinitionThatTookTheNameIsDoubtful() {
    trial("a", List.of(), "m.py", ENCODER);
    trial(
        "b",
        List.of("a"),
        "m.py",
        ENCODER.replace("class Encoder", "class OldEncoder")
            + "class Encoder:\n    layers = build(12, 'transformer')\n    heads = 8\n    def call(self, tokens):\n        return self.layers(tokens)\n");
    var stops = follow(Map.of("a", List.of(new Region("m.py", 1, 8))));
    assertTrue(at(stops, "b").doubtful());
  }

  @Test
  void whatStandsInManyRenamedClassesIsFoundInTheirNewNames() {
    var before = new StringBuilder();
    for (int c = 0; c < 9; c++) {
      before.append("class Layer%d:\n".formatted(c));
      for (int m = 0; m < 10; m++) {
        before.append(
            "    def step%d(self):\n        a = %d\n        return a * %d\n"
                .formatted(m, 100 * c + m, 7 * c));
      }
    }
    trial("a", List.of(), "m.py", before.toString());
    trial("b", List.of("a"), "m.py", "import os\n" + before.toString().replace("Layer", "Block"));
    var stops =
        follow(Map.of("a", List.of(new Region("m.py", 1, 31), new Region("m.py", 130, 132))));
    assertEquals(
        List.of(new Region("m.py", 2, 32), new Region("m.py", 131, 133)), at(stops, "b").regions());
  }

  @Test
  void aMethodOfTheSameNameInAnotherClassOfAnotherFileIsDoubtful() {
    var method = "    def finish(self, error):\n        self.close()\n        raise error\n";
    trial("a", List.of(), "m.py", "class Trainer:\n    size = 1\n" + method, "n.py", "x = 1\n");
    trial(
        "b",
        List.of("a"),
        "m.py",
        "class Trainer:\n    size = 1\n",
        "n.py",
        "class Callback:\n" + method);
    var stops = follow(Map.of("a", List.of(new Region("m.py", 3, 5))));
    assertEquals(List.of(new Region("n.py", 2, 4)), at(stops, "b").regions());
    assertTrue(at(stops, "b").doubtful());
  }

  @Test
  void aCellThatMovedIsFoundByContent() {
    trial("a", List.of(), "n.ipynb#0", "import os\n", "n.ipynb#1", ENCODER);
    trial(
        "b",
        List.of("a"),
        "n.ipynb#0",
        "import os\n",
        "n.ipynb#1",
        "print(data.shape)\n",
        "n.ipynb#2",
        ENCODER);
    var stops = follow(Map.of("a", List.of(new Region("n.ipynb#1", 1, 8))));
    assertEquals(List.of(new Region("n.ipynb#2", 1, 8)), at(stops, "b").regions());
  }

  @Test
  void aDefinitionWithWhatItUsesReachesOtherFiles() {
    var tree =
        new Files(
            Map.of(
                "enc.py",
                ENCODER,
                "model.py",
                "from enc import Encoder\n\n\ndef helper(x):\n    return x\n\n\ndef unused():\n    pass\n\n\nclass Model:\n    def __init__(self):\n        self.enc = Encoder(3)  # not unused\n\n    def forward(self, x):\n        return helper(self.enc(x))\n"));
    assertEquals(
        List.of(
            new Region("model.py", 12, 17),
            new Region("enc.py", 1, 8),
            new Region("model.py", 4, 5)),
        new Uses().of(tree, List.of(new Region("model.py", 12, 17))).regions());
  }

  @Test
  void whatIsNotLookedForEverywhereIsLostAndInDoubt() {
    var made = Map.of("a", List.of(new Region("model.py", 1, 8)));
    trial("a", List.of(), "model.py", ENCODER + OTHER);
    trial("moved", List.of("a"), "model.py", OTHER, "enc.py", ENCODER);
    trial("gone", List.of("moved"), "model.py", OTHER, "enc.py", "x = 1\n");
    var found = follow(made);
    assertEquals(List.of(new Region("enc.py", 1, 8)), at(found, "moved").regions());
    assertEquals(Origin.LOST, at(found, "gone").origin());
    assertFalse(at(found, "gone").doubtful());
    var cut = follow(made, new Effort(0));
    assertEquals(Origin.LOST, at(cut, "moved").origin());
    assertTrue(at(cut, "moved").doubtful());
    assertTrue(at(cut, "gone").doubtful());
  }

  @Test
  void aFileThatManyTrialsHaveIsLookedThroughOnce() {
    trial("v0", List.of(), "model.py", ENCODER + OTHER);
    for (int i = 1; i <= 50; i++) {
      trial("v" + i, List.of("v" + (i - 1)), "model.py", OTHER, "other.py", "y = 1\n" + OTHER);
    }
    // enough to look through two files of some lines
    var effort = new Effort(450);
    var stops = follow(Map.of("v0", List.of(new Region("model.py", 1, 8))), effort);
    assertTrue(effort.isLeft());
    assertEquals(Origin.LOST, at(stops, "v50").origin());
    assertFalse(at(stops, "v50").doubtful());
  }

  @Test
  void usesThatAreNotLookedForEverywhereAreInDoubt() {
    var tree = new Files(Map.of("model.py", "from enc import *\n" + OTHER, "enc.py", ENCODER));
    var start = List.of(new Region("model.py", 2, 5));
    assertFalse(new Uses().of(tree, start).isDoubtful());
    assertTrue(new Uses(new Effort(1)).of(tree, start).isDoubtful());
  }
}
