package dev.tsuiki.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The Python files of every commit of a local repository, the first commit first. */
final class GitHistory {
  private final Path repository;
  private final Map<String, String> blobs = new HashMap<>();

  GitHistory(Path repository) {
    this.repository = repository;
  }

  /** Makes a repository of these versions, one commit each, and packs it. */
  static GitHistory write(Path folder, List<Map<String, String>> versions)
      throws IOException, InterruptedException {
    var made = new GitHistory(folder);
    made.git("init", "-q");
    for (var version : versions) {
      for (var file : version.entrySet()) {
        var to = folder.resolve(file.getKey());
        Files.createDirectories(to.getParent());
        Files.writeString(to, file.getValue());
      }
      made.git("add", "-A");
      made.git("-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "v");
    }
    made.git("gc", "-q", "--aggressive", "--prune=now");
    return made;
  }

  /**
   * @return for each commit the texts by path
   */
  List<Map<String, String>> versions() throws IOException, InterruptedException {
    var versions = new ArrayList<Map<String, String>>();
    for (var commit : git("rev-list", "--reverse", "--first-parent", "HEAD").split("\n")) {
      versions.add(texts(commit));
    }
    return versions;
  }

  /**
   * @param parents their places among the commits
   */
  record Commit(List<Integer> parents, Map<String, String> texts) {}

  /** The commits of all branches in the order of their dates. */
  List<Commit> commits() throws IOException, InterruptedException {
    var places = new HashMap<String, Integer>();
    var commits = new ArrayList<Commit>();
    for (var line :
        git("rev-list", "--reverse", "--date-order", "--parents", "--all").split("\n")) {
      var names = List.of(line.split(" "));
      var parents = names.stream().skip(1).map(places::get).filter(Objects::nonNull).toList();
      places.put(names.get(0), commits.size());
      commits.add(new Commit(parents, texts(names.get(0))));
    }
    return commits;
  }

  private Map<String, String> texts(String commit) throws IOException, InterruptedException {
    var texts = new TreeMap<String, String>();
    for (var line : git("ls-tree", "-r", "-z", commit).split("\0")) {
      var parts = line.split("\t", 2);
      if (parts.length == 2 && parts[1].endsWith(".py")) {
        texts.put(parts[1], blob(parts[0].split(" ")[2]));
      }
    }
    return texts;
  }

  private String blob(String id) throws IOException, InterruptedException {
    var known = blobs.get(id);
    if (known == null) {
      known = git("cat-file", "blob", id);
      blobs.put(id, known);
    }
    return known;
  }

  String git(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var bytes = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
