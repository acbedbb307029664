package dev.tsuiki.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Captured code for those who read it: which texts a snapshot lists, and the texts. */
@ApplicationScoped
public class CodeTexts {
  private final Blobs blobs;

  CodeTexts(Blobs blobs) {
    this.blobs = blobs;
  }

  /** A file whose text is stored. */
  public record Listed(String path, String sha256) {}

  /** Empty where there is no such snapshot any more. */
  public List<Listed> of(UUID notebook, UUID snapshot) {
    return Snapshot.of(notebook, snapshot)
        .filter(found -> found.states != null)
        .map(Snapshot::list)
        .orElse(List.of())
        .stream()
        .filter(file -> file.stored() && file.sha256() != null)
        .map(file -> new Listed(file.path(), String.valueOf(file.sha256())))
        .toList();
  }

  public Optional<String> text(UUID notebook, String sha256) {
    return blobs.find(notebook, sha256).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
