package dev.tsuiki.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Captured code for those who read it: which texts a snapshot lists, and the texts. */
@ApplicationScoped
public class CodeTexts {
  private final Blobs blobs;
  private final FileLists lists;

  CodeTexts(Blobs blobs, FileLists lists) {
    this.blobs = blobs;
    this.lists = lists;
  }

  /** A file whose text is stored. */
  public record Listed(String path, String sha256) {}

  /** Empty where there is no such snapshot any more. */
  public List<Listed> of(UUID notebook, UUID snapshot) {
    return lists.one(notebook, snapshot).orElse(List.of()).stream()
        .filter(file -> file.stored() && file.sha256() != null)
        .map(file -> new Listed(file.path(), String.valueOf(file.sha256())))
        .toList();
  }

  public Optional<String> text(UUID notebook, String sha256) {
    return blobs.find(notebook, sha256).map(blob -> text(blob.bytes()));
  }

  /**
   * A text.
   *
   * @param before an earlier text that this one is a version of
   */
  public record Version(String text, @Nullable String before) {}

  public Optional<Version> version(UUID notebook, String sha256) {
    return blobs
        .find(notebook, sha256)
        .map(
            blob ->
                new Version(text(blob.bytes()), blob.base() == null ? null : text(blob.base())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
