package dev.tsuiki.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A repository keeps its shape only if something says so when it is lost. */
class RepositoryShapeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> TOP =
      Set.of(
          "pom.xml",
          "README.md",
          "LICENSE",
          "mvnw",
          "mvnw.cmd",
          "backend",
          "frontend",
          "deploy",
          "openapi");
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", "dist", ".git", "generated");
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|sql|tsx?|mjs|css|py|sh|xml)|.*/run");
  private static final int LINES = 300;

  /** Longer than a file should be, each for a reason. */
  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("pom.xml", "every version of the Java side stands in one place"),
          Map.entry(
              "backend/src/main/java/dev/tsuiki/experiment/Fitting.java",
              "one rule for each notice"),
          Map.entry(
              "backend/src/main/resources/db/migration/V30__redaction.sql",
              "one function of the database"),
          Map.entry(
              "backend/src/test/java/dev/tsuiki/code/TrailResourceTest.java",
              "one test for each promise of a trail"),
          Map.entry(
              "backend/src/test/java/dev/tsuiki/annotation/RedactionTest.java",
              "one test for each rule"),
          Map.entry(
              "backend/src/test/java/dev/tsuiki/code/CodeResourceTest.java",
              "one test for each rule"),
          Map.entry(
              "deploy/local/src/main/java/dev/tsuiki/local/Postgres.java",
              "one child process's life"),
          Map.entry(
              "deploy/local/src/test/java/dev/tsuiki/local/LocalModeIT.java",
              "one test for each rule"),
          Map.entry("frontend/e2e/notebook.mjs", "one session told from start to end"),
          Map.entry("frontend/src/replica/book.ts", "one state and its transitions"),
          Map.entry("frontend/src/replica/opened.ts", "one state and its transitions"),
          Map.entry("frontend/src/replica/outbox.ts", "one state and its transitions"),
          Map.entry("frontend/src/replica/replica.ts", "one state and its transitions"));

  /** Rooms without endpoints of their own: no tag, nothing to see. */
  private static final Set<String> NO_TAG = Set.of("web", "storage", "database");

  private static final Set<String> ROOMS =
      Set.of(
          "account",
          "annotation",
          "attachment",
          "code",
          "curve",
          "exchange",
          "experiment",
          "journal",
          "notebook",
          "search",
          "share",
          "storage",
          "topic",
          "web");

  @Test
  void theTopLevelHasNothingThatIsNotExplainedInTheReadme() throws IOException {
    try (var entries = Files.list(ROOT)) {
      var odd =
          entries
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !TOP.contains(name))
              .filter(name -> !name.equals("target"))
              .toList();
      assertEquals(List.of(), odd);
    }
  }

  @Test
  void noSourceFileIsTooLongToReadInOneGo() throws IOException {
    assertEquals(
        List.of(),
        offending(
            path -> SOURCE.matcher(path.toString()).matches() && !LONG.containsKey(relative(path)),
            text -> text.lines().count() > LINES));
  }

  @Test
  void everyTopFolderHasAReadmeOfOneScreen() throws IOException {
    for (var folder : List.of("", "backend", "frontend", "deploy", "openapi")) {
      var readme = ROOT.resolve(folder).resolve("README.md");
      assertTrue(Files.exists(readme), () -> readme + " is missing");
      var lines = Files.readAllLines(readme).size();
      assertTrue(lines <= (folder.isEmpty() ? 120 : 60), () -> readme + " is " + lines + " lines");
    }
  }

  @Test
  void oneWordInThreePlaces() throws IOException {
    var tags =
        StreamSupport.stream(openapi().get("tags").spliterator(), false)
            .map(tag -> tag.get("name").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    var packages = folders(ROOT.resolve("backend/src/main/java/dev/tsuiki"));
    packages.removeAll(NO_TAG);
    assertEquals(packages, tags, "Java packages and OpenAPI tags");
    var features = folders(ROOT.resolve("frontend/src/features"));
    features.removeIf(ROOMS::contains);
    assertEquals(
        Set.of(),
        features.stream().filter(name -> !VIEWS.contains(name)).collect(Collectors.toSet()),
        "frontend features that are neither a room nor a view");
  }

  /** Features that show several rooms at once. */
  private static final Set<String> VIEWS =
      Set.of("log", "lineup", "lineage", "settings", "reference");

  @Test
  void nothingIsPutOffAndNoTestIsSkipped() throws IOException {
    // in pieces, so that this file is not one of those it looks for
    var marks =
        Pattern.compile(
            Stream.of(
                    "TO" + "DO\\b",
                    "FIX" + "ME\\b",
                    "@Dis" + "abled\\b",
                    "\\b(it|test|describe)\\.(on" + "ly|sk" + "ip)\\b")
                .collect(Collectors.joining("|")));
    assertEquals(
        List.of(),
        offending(
            path -> SOURCE.matcher(path.toString()).matches(), text -> marks.matcher(text).find()));
  }

  @Test
  void versionsArePinnedAndComeFromTheUsualRegistry() throws IOException {
    var json = JsonMapper.builder().build();
    var manifest = json.readTree(ROOT.resolve("frontend/package.json").toFile());
    var loose = new ArrayList<String>();
    for (var kind : List.of("dependencies", "devDependencies")) {
      manifest
          .path(kind)
          .properties()
          .forEach(
              each -> {
                if (!each.getValue().asText().matches("\\d+\\.\\d+\\.\\d+(-[\\w.]+)?")) {
                  loose.add(each.getKey());
                }
              });
    }
    assertEquals(List.of(), loose, "versions in package.json that are ranges");
    var lock = json.readTree(ROOT.resolve("frontend/package-lock.json").toFile());
    var elsewhere =
        lock.findValuesAsText("resolved").stream()
            .filter(url -> !url.startsWith("https://registry.npmjs.org/"))
            .toList();
    assertEquals(List.of(), elsewhere, "packages in package-lock.json from elsewhere");
    var poms = offending(path -> path.endsWith("pom.xml"), text -> text.contains("<repository>"));
    assertEquals(List.of(), poms, "poms that name a repository");
    var hard =
        offending(
            path -> path.endsWith("pom.xml") && !relative(path).equals("pom.xml"),
            text -> Pattern.compile("<version>(?!\\$\\{|0\\.1\\.0-SNAPSHOT)").matcher(text).find());
    assertEquals(List.of(), hard, "poms with a version of their own");
  }

  private static List<String> offending(Predicate<Path> chosen, Predicate<String> bad)
      throws IOException {
    var found = new ArrayList<String>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (chosen.test(file) && bad.test(Files.readString(file))) {
              found.add(relative(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  private static String relative(Path path) {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  private static JsonNode openapi() throws IOException {
    return YAMLMapper.builder().build().readTree(ROOT.resolve("openapi/openapi.yaml").toFile());
  }

  private static TreeSet<String> folders(Path parent) throws IOException {
    try (var entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
